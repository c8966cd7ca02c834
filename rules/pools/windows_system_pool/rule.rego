# METADATA
# title: System pool runs Windows
# description: >-
#   The components of the cluster itself run on Linux only. A system pool of
#   Windows nodes cannot carry them, and Azure refuses to create it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS102
#   severity: high
#   pillar: reliability
#   remediation: Make the pool a user pool, or choose Linux for it.
package rules.pools.windows_system_pool

import data.rules.lib.result

deny contains result.at(["pools", i, "os_type"], message) if {
	some i, pool in input.pools
	pool.os_type == "Windows"
	pool.mode == "System"
	message := sprintf("system pool %q runs Windows", [pool.name])
}
