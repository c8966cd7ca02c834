# METADATA
# title: Data plane cilium on a node subnet
# description: >-
#   The documentation of the Terraform provider allows the data plane cilium with
#   overlay mode or pod subnets only, while that of AKS names the node subnet as
#   well. Such a cluster may be refused by the provider, and later providers may
#   refuse what was created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS614
#   severity: low
#   pillar: reliability
#   remediation:
#     terraform: Set network_plugin_mode to overlay, or give the pools a pod subnet.
#     arm: >-
#       Set networkProfile.networkPluginMode to overlay, or give the pools a pod
#       subnet.
package rules.network.cilium_on_node_subnet

import data.rules.lib.result

deny contains result.at(["network", "data_plane"], message) if {
	input.provider == "azurerm"
	input.network.data_plane == "cilium"
	input.network.ipam == "node_subnet"
	message := sprintf(
		"cluster %q sets data plane cilium with pods in the node subnet, which the provider does not document",
		[input.name],
	)
}
