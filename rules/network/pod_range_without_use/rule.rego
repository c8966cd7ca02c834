# METADATA
# title: Pod range written but without use
# description: >-
#   Azure CNI without overlay mode gives pods addresses of a subnet; a pod range
#   has no meaning there. The Terraform provider refuses the combination, and
#   whoever wrote the range most likely meant overlay, while pods really eat up
#   the addresses of the network.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS608
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Choose overlay as the mode of the network plugin, or leave the pod range
#     out.
package rules.network.pod_range_without_use

import data.rules.lib.result

deny contains result.related(["network", "pod_cidrs"], message, [result.at(["network", "plugin"], "the plugin")]) if {
	input.network.plugin_stated == true
	input.network.plugin == "azure"
	input.network.plugin_mode == null
	input.network.pod_cidrs != null
	message := sprintf("cluster %q sets a pod range, but Azure CNI uses one in overlay mode only", [input.name])
}
