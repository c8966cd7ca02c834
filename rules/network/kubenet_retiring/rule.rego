# METADATA
# title: Kubenet is being retired
# description: >-
#   Azure supports kubenet until 31 March 2028. Until then it lacks what the other
#   modes have: Windows pools, virtual nodes, Application Gateway for Containers,
#   shared subnets and more than 400 nodes. Moving a cluster later replaces all
#   its nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
#   - ref: https://learn.microsoft.com/azure/aks/update-azure-cni
# custom:
#   id: AKS602
#   severity: medium
#   pillar: operations
#   remediation:
#     terraform: >-
#       Use Azure CNI Overlay: network_plugin = "azure" with network_plugin_mode
#       = "overlay". A running cluster can be moved to it.
#     arm: >-
#       Use Azure CNI Overlay: networkPlugin azure with networkPluginMode
#       overlay in networkProfile. A running cluster can be moved to it.
#   equivalents:
#     checkov: [CKV2_AZURE_29]
#     kubescape: [C-0205, C-0240]
#   dated: retirements
package rules.network.kubenet_retiring

import data.rules.lib.result

deny contains result.at(["network", "plugin"], message) if {
	input.network.plugin == "kubenet"
	date := data.facts.retirements.ends.kubenet
	message := sprintf("cluster %q uses kubenet, whose support %s on %s", [input.name, _ends(date), date])
}

_ends(date) := "ended" if {
	data.akslint.as_of > date
} else := "ends"
