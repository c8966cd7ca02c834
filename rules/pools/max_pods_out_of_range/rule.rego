# METADATA
# title: Maximum of pods a node outside 10 to 250
# description: >-
#   Azure accepts between 10 and 250 pods a node. The pool cannot be created
#   with another number.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS114
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Set the maximum of pods a node between 30 and 250; less than 30 needs
#     several nodes.
package rules.pools.max_pods_out_of_range

import data.rules.lib.result

deny contains result.at(["pools", i, "max_pods"], message) if {
	some i, pool in input.pools
	pool.max_pods_stated == true
	pool.max_pods < 10
	message := sprintf("pool %q has %d as its maximum of pods a node; 10 is the least", [pool.name, pool.max_pods])
}

deny contains result.at(["pools", i, "max_pods"], message) if {
	some i, pool in input.pools
	pool.max_pods_stated == true
	pool.max_pods > 250
	message := sprintf("pool %q has %d as its maximum of pods a node; 250 is the most", [pool.name, pool.max_pods])
}
