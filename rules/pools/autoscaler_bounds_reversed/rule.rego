# METADATA
# title: Autoscaler maximum below its minimum
# description: The autoscaler cannot have a maximum below its minimum, and Azure refuses the pool.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler
# custom:
#   id: AKS115
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Set the maximum to the most nodes the pool may have, above the minimum.
package rules.pools.autoscaler_bounds_reversed

import data.rules.lib.result

deny contains result.at(["pools", i, "max_count"], message) if {
	some i, pool in input.pools
	pool.autoscaling == true
	pool.min_count != null
	pool.max_count != null
	pool.max_count < pool.min_count
	message := sprintf("the autoscaler of pool %q has a maximum of %d below its minimum of %d", [pool.name, pool.max_count, pool.min_count])
}
