# METADATA
# title: Two IP families where they are not supported
# description: >-
#   IPv4 and IPv6 together take Azure CNI Overlay, and network policies of Cilium:
#   pods that get their addresses from a subnet have no IPv6, and neither Azure
#   Network Policy Manager nor Calico works with it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
#   - ref: https://learn.microsoft.com/azure/aks/configure-dual-stack
# custom:
#   id: AKS615
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Use Azure CNI Overlay with Cilium (network_plugin_mode = "overlay" with
#       network_data_plane and network_policy = "cilium"), or one IP family.
#     arm: >-
#       Use Azure CNI Overlay with Cilium (networkPluginMode overlay with
#       networkDataplane and networkPolicy cilium), or one IP family.
#   blind: >-
#     The SKU of a NAT gateway: the standard one has no IPv6. Kubenet, which takes
#     two families by older documentation.
package rules.network.dual_stack_not_supported

import data.rules.lib.result

deny contains result.at(["network", "ip_families"], message) if {
	_dual
	input.network.ipam in {"node_subnet", "pod_subnet_dynamic", "pod_subnet_static"}
	message := sprintf("cluster %q has two IP families, and its pods get addresses from a subnet; that takes Azure CNI Overlay", [input.name])
}

deny contains result.at(["network", "policy"], message) if {
	_dual
	policy := input.network.policy
	policy in {"azure", "calico"}
	message := sprintf("cluster %q has two IP families, with which the network policies of %s do not work", [input.name, policy])
}

_dual if {
	"IPv4" in input.network.ip_families
	"IPv6" in input.network.ip_families
}
