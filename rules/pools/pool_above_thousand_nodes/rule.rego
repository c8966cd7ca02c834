# METADATA
# title: Pool may grow past 1,000 nodes
# description: >-
#   A node pool is a scale set, which takes 1,000 nodes. Extra nodes of an upgrade
#   count too: where the most nodes and the surge come to more, the upgrade is
#   refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large
#   - ref: https://learn.microsoft.com/azure/aks/quotas-skus-regions
# custom:
#   id: AKS127
#   severity: medium
#   pillar: performance
#   remediation: >-
#     Lower the maximum of the pool so that the surge fits under 1,000, or spread
#     the nodes over several pools.
package rules.pools.pool_above_thousand_nodes

import data.rules.lib.result

deny contains result.at(["pools", i, "nodes_max"], message) if {
	some i, pool in input.pools
	pool.type == "VirtualMachineScaleSets"
	pool.nodes_max + pool.surge_nodes > 1000
	message := sprintf(
		"pool %q may grow to %d nodes and %d more while an upgrade surges; a pool takes 1000",
		[pool.name, pool.nodes_max, pool.surge_nodes],
	)
}
