# METADATA
# title: Network plugin not stated
# description: >-
#   The documentation disagrees on what Azure picks when no network plugin is
#   written: overlay in one place, kubenet in others. The choice decides how many
#   addresses the cluster takes and cannot be freely changed later, so it should
#   not be left to a default.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
# custom:
#   id: AKS601
#   severity: low
#   pillar: operations
#   remediation:
#     terraform: >-
#       Write the plugin and its mode: network_plugin = "azure" with
#       network_plugin_mode = "overlay" fits most clusters.
#     arm: >-
#       Write the plugin and its mode into networkProfile: networkPlugin azure
#       with networkPluginMode overlay fits most clusters.
package rules.network.network_plugin_not_stated

import data.rules.lib.result

deny contains result.at(["network", "plugin_stated"], message) if {
	input.network.plugin_stated == false
	input.sku == "base"
	message := sprintf("cluster %q does not state its network plugin", [input.name])
}
