# METADATA
# title: More nodes than the cluster may have
# description: >-
#   A cluster has a limit on its nodes: 5,000, 1,000 on the free tier, and 400
#   with kubenet, whose route table takes no more. Past it, scaling out fails
#   when the load is highest, and so does an upgrade, which adds nodes while it
#   runs.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
# custom:
#   id: AKS124
#   severity: medium
#   pillar: performance
#   remediation: >-
#     Lower the maxima of the pools, choose the standard tier, or move from
#     kubenet to Azure CNI Overlay.
#   blind: >-
#     Extra nodes during an upgrade, nodes of node auto-provisioning, and limits
#     that Microsoft has raised for a subscription.
package rules.pools.too_many_nodes

import data.rules.lib.result

deny contains result.at(["addressing", "nodes_max"], message) if {
	_above(5000)
	message := sprintf("cluster %q may grow to %d nodes with upgrade surge; 5000 is the most a cluster can have", [input.name, _nodes])
}

deny contains result.at(["tier"], message) if {
	input.tier == "free"
	_above(1000)
	message := sprintf("cluster %q may grow to %d nodes with upgrade surge; 1000 is the most on the free tier", [input.name, _nodes])
}

deny contains result.at(["network", "plugin"], message) if {
	input.network.plugin == "kubenet"
	_above(400)
	message := sprintf("cluster %q may grow to %d nodes with upgrade surge; 400 is the most with kubenet", [input.name, _nodes])
}

_nodes := input.addressing.at_least_nodes_max

_above(limit) if _nodes > limit

_above(limit) if {
	input.node_provisioning == "manual"
	input.addressing.nodes_max > limit
}
