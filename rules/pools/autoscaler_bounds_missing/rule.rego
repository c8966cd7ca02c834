# METADATA
# title: Autoscaler without bounds
# description: >-
#   With the autoscaler on, both bounds have to be written: neither the provider
#   nor Azure has a default for them, and the deployment fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler
# custom:
#   id: AKS117
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: Write min_count and max_count beside the switch for the autoscaler.
#     arm: Write minCount and maxCount beside enableAutoScaling.
package rules.pools.autoscaler_bounds_missing

import data.rules.lib.result

deny contains result.at(["pools", i, "autoscaling"], message) if {
	some i, pool in input.pools
	pool.autoscaling == true
	pool.type == "VirtualMachineScaleSets"
	pool.min_count == null
	message := sprintf("the autoscaler of pool %q is on, but has no minimum", [pool.name])
}

deny contains result.at(["pools", i, "autoscaling"], message) if {
	some i, pool in input.pools
	pool.autoscaling == true
	pool.type == "VirtualMachineScaleSets"
	pool.max_count == null
	message := sprintf("the autoscaler of pool %q is on, but has no maximum", [pool.name])
}
