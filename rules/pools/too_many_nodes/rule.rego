# METADATA
# title: More nodes than the cluster may have
# description: >-
#   A cluster has a limit on its nodes: 5,000, 1,000 on the free tier, and 250
#   with the network policy engine of Azure. Past it, scaling out fails when the
#   load is highest.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS124
#   severity: medium
#   pillar: performance
#   remediation: >-
#     Lower the maxima of the pools, choose the standard tier, or use Cilium as
#     the network policy engine.
#   blind: >-
#     Extra nodes during an upgrade, nodes of node auto-provisioning, and limits
#     that Microsoft has raised for a subscription.
package rules.pools.too_many_nodes

import data.rules.lib.result

deny contains result.at(["addressing", "nodes_max"], message) if {
	_nodes > 5000
	message := sprintf("cluster %q may grow to %d nodes; 5000 is the most a cluster can have", [input.name, _nodes])
}

deny contains result.at(["tier"], message) if {
	input.tier == "free"
	_nodes > 1000
	message := sprintf("cluster %q may grow to %d nodes; 1000 is the most on the free tier", [input.name, _nodes])
}

deny contains result.at(["network", "policy"], message) if {
	input.network.policy == "azure"
	_nodes > 250
	message := sprintf("cluster %q may grow to %d nodes; 250 is the most with the network policy engine of Azure", [input.name, _nodes])
}

_nodes := sum([pool.nodes_max | some pool in input.pools])
