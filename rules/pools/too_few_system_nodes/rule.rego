# METADATA
# title: Fewer than two system nodes
# description: >-
#   CoreDNS, the metrics server and the tunnel to the control plane run on the
#   system pools. With one node, every reboot, upgrade or hardware fault takes
#   all of them down at once.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS101
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the system pools at least two nodes together, three in production;
#     with the autoscaler on, its minimum counts.
#   equivalents:
#     psrule: [Azure.AKS.MinNodeCount]
#   blind: >-
#     Nodes that are added by hand or by another tool after the deployment, and
#     system pools in files that were not read. AKS Automatic runs its own.
package rules.pools.too_few_system_nodes

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["system_pools", "nodes_min"], message) if {
	input.sku == "base"
	nodes := input.system_pools.nodes_min
	nodes != null
	nodes < thresholds.system_nodes
	message := sprintf("the system pools of cluster %q go down to %d of the %d nodes that are needed at least", [input.name, nodes, thresholds.system_nodes])
}
