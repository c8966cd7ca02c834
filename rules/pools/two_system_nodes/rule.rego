# METADATA
# title: Two system nodes in production
# description: >-
#   Two system nodes survive the loss of one, but not the loss of one while the
#   other is being upgraded, and they cannot cover three availability zones. The
#   documentation recommends three for production.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS103
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   remediation: >-
#     Give the system pools at least three nodes together; with the autoscaler
#     on, set its minimum to three.
#   equivalents:
#     psrule: [Azure.AKS.MinNodeCount]
#   blind: >-
#     Nodes that are added by hand or by another tool after the deployment, and
#     system pools in files that were not read. AKS Automatic runs its own.
package rules.pools.two_system_nodes

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["system_pools", "nodes_min"], message) if {
	input.sku == "base"
	input.system_pools.nodes_min == 2
	thresholds.system_nodes <= 2 # else that is too few already
	message := sprintf("the system pools of cluster %q go down to 2 of the 3 nodes that are recommended for production", [input.name])
}
