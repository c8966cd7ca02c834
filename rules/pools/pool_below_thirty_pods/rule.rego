# METADATA
# title: Pool cannot run thirty pods
# description: >-
#   Every pool has to have room for thirty pods, counted as nodes times pods a
#   node. A maximum of ten pods a node, for instance, needs three nodes. A
#   smaller pool is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS113
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Raise the maximum of pods a node to 30 or more, or raise the number of
#     nodes; with the autoscaler on, its minimum counts.
#   blind: >-
#     Pools that may go down to zero nodes are left out: the documentation does
#     not say how they are counted.
package rules.pools.pool_below_thirty_pods

import data.rules.lib.result

deny contains result.at(["pools", i, "max_pods"], message) if {
	some i, pool in input.pools

	# The defaults are large enough.
	pool.max_pods_stated == true
	pool.max_pods >= 10
	pool.max_pods < 30
	pool.nodes_min > 0
	room := pool.max_pods * pool.nodes_min
	room < 30
	message := sprintf(
		"pool %q has room for %d of 30 pods (%d a node, nodes: %d)",
		[pool.name, room, pool.max_pods, pool.nodes_min],
	)
}
