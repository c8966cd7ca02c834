# METADATA
# title: No network policy engine
# description: >-
#   Without an engine the cluster accepts NetworkPolicy objects and enforces none
#   of them: every pod may talk to every other, and whoever takes over one pod
#   reaches all of them. With Terraform, adding an engine later replaces the whole
#   cluster in most cases.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS610
#   severity: medium
#   pillar: security
#   remediation:
#     terraform: >-
#       Set network_data_plane and network_policy to cilium, or network_policy
#       to calico where pools run Windows.
#     arm: >-
#       Set networkDataplane and networkPolicy to cilium in networkProfile, or
#       networkPolicy to calico where pools run Windows.
#   equivalents:
#     checkov: [CKV_AZURE_7]
#     kics: [f5342045-b935-402d-adf1-8dbbd09c0eef]
#     kubescape: [C-0240]
#     psrule: [Azure.AKS.NetworkPolicy]
#     trivy: [AVD-AZU-0043]
#   blind: An engine that is installed in the cluster by other means.
package rules.network.no_network_policy_engine

import data.rules.lib.result

deny contains result.at(["network", "policy"], message) if {
	input.network.policy == "none"

	# This data plane enforces policies by itself.
	input.network.data_plane == "azure"
	_installed_by_aks
	message := sprintf("cluster %q has no network policy engine: NetworkPolicy objects have no effect", [input.name])
}

# With a CNI of your own, AKS leaves the engine to it.
_installed_by_aks if input.network.plugin_stated == false

_installed_by_aks if input.network.plugin != "none"
