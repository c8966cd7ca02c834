# METADATA
# title: Autoscaler that can never scale
# description: >-
#   With the same minimum and maximum the pool has a fixed size, although it
#   looks as if it would grow with the load. Pods stay pending where a larger
#   pool was expected.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler
# custom:
#   id: AKS116
#   severity: low
#   pillar: performance
#   remediation: >-
#     Raise the maximum, or turn the autoscaler off and write the number of
#     nodes.
package rules.pools.autoscaler_bounds_equal

import data.rules.lib.result

deny contains result.at(["pools", i, "max_count"], message) if {
	some i, pool in input.pools
	pool.autoscaling == true
	pool.min_count != null
	pool.max_count == pool.min_count
	message := sprintf("the autoscaler of pool %q has %d as its minimum and its maximum", [pool.name, pool.max_count])
}
