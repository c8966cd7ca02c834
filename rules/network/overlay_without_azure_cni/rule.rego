# METADATA
# title: Overlay mode without Azure CNI
# description: >-
#   Overlay is a mode of the plugin azure. With another plugin Azure refuses it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
# custom:
#   id: AKS603
#   severity: high
#   pillar: reliability
#   remediation: Choose azure as the network plugin, or leave its mode out.
package rules.network.overlay_without_azure_cni

import data.rules.lib.result

deny contains result.related(["network", "plugin_mode"], message, [result.at(["network", "plugin"], "the plugin")]) if {
	input.network.plugin_mode == "overlay"
	input.network.plugin in ["kubenet", "none"]
	message := sprintf("cluster %q sets overlay mode with network plugin %s", [input.name, input.network.plugin])
}
