# METADATA
# title: Burstable size in a system pool
# description: >-
#   B-series machines earn credits while they idle and slow down to a fraction
#   of their processors when the credits are used up. CoreDNS then answers late,
#   and probes across the cluster begin to fail. AKS does not support them for
#   system pools.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#   - ref: https://learn.microsoft.com/azure/aks/quotas-skus-regions
# custom:
#   id: AKS110
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Choose a size of the D, E or F series for the system pool; burstable sizes
#     may serve in user pools.
#   dated: vm_sizes
package rules.pools.burstable_system_pool

import data.rules.lib.result

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.mode == "System"
	pool.vm_size != null
	regex.match(data.facts.vm_sizes.burstable, lower(pool.vm_size))
	message := sprintf("system pool %q uses the burstable size %s", [pool.name, pool.vm_size])
}
