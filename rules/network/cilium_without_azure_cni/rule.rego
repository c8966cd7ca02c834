# METADATA
# title: Data plane cilium without Azure CNI
# description: >-
#   The data plane cilium of AKS works with the plugin azure only. Azure refuses
#   it with kubenet and with a CNI of your own.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS606
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Set network_plugin to azure, with network_plugin_mode overlay or with
#       pod subnets, or leave network_data_plane out.
#     arm: >-
#       Set networkPlugin to azure, with networkPluginMode overlay or with pod
#       subnets, or leave networkDataplane out.
package rules.network.cilium_without_azure_cni

import data.rules.lib.result

deny contains result.related(["network", "data_plane"], message, [result.at(["network", "plugin"], "the plugin")]) if {
	input.network.data_plane == "cilium"
	input.network.plugin in ["kubenet", "none"]
	message := sprintf("cluster %q sets data plane cilium with network plugin %s", [input.name, input.network.plugin])
}
