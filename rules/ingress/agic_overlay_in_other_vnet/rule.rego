# METADATA
# title: Application gateway in another network with an overlay
# description: >-
#   With Azure CNI Overlay the ingress controller works only when the
#   application gateway is in the virtual network of the nodes. Through a
#   peering the gateway does not reach the pods.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS322
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Put the subnet of the gateway into the virtual network of the node pools.
#   blind: >-
#     A gateway or subnet that is not among the files, and a controller that
#     was installed with Helm.
package rules.ingress.agic_overlay_in_other_vnet

import data.rules.lib.result

deny contains result.at(["ingress", "agic", "same_vnet"], message) if {
	input.ingress.agic.enabled == true
	input.network.ipam == "overlay"
	input.ingress.agic.same_vnet == false
	message := sprintf("the application gateway of cluster %q lies in another virtual network than the nodes", [input.name])
}
