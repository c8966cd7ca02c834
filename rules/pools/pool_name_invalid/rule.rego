# METADATA
# title: Pool name that AKS does not accept
# description: >-
#   A pool name begins with a lower-case letter and holds lower-case letters and
#   digits only: up to twelve characters on Linux, six on Windows. The pool
#   cannot be created under another name.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#   - ref: https://learn.microsoft.com/azure/aks/create-node-pools
# custom:
#   id: AKS120
#   severity: high
#   pillar: operations
#   remediation: Choose a short name such as apps or gpu1.
package rules.pools.pool_name_invalid

import data.rules.lib.result

deny contains result.at(["pools", i, "name"], message) if {
	some i, pool in input.pools
	pool.name != null
	not regex.match(`^[a-z][a-z0-9]{0,11}$`, pool.name)
	message := sprintf(
		"the pool name %q is not lower-case letters and digits, beginning with a letter: up to 12 on Linux, 6 on Windows",
		[pool.name],
	)
}

deny contains result.at(["pools", i, "name"], message) if {
	some i, pool in input.pools
	pool.os_type == "Windows"
	regex.match(`^[a-z][a-z0-9]{6,11}$`, pool.name)
	message := sprintf("the name of Windows pool %q has %d of the 6 characters that are allowed", [pool.name, count(pool.name)])
}
