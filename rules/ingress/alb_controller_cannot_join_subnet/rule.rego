# METADATA
# title: ALB controller may not join the subnet
# description: >-
#   To tie the gateway to its subnet the controller needs the action
#   Microsoft.Network/virtualNetworks/subnets/join/action there. Without it the
#   association stays without a data plane.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS315
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Assign Network Contributor, or a custom role with subnets/join/action, on
#     the subnet of the association to the identity of the controller.
#   blind: >-
#     A credential or role made in another state: the rule speaks only when the
#     files are declared complete. A custom role.
package rules.ingress.alb_controller_cannot_join_subnet

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "controller", "identity_id"], message) if {
	input.ingress.agc.in_use == true
	input.ingress.agc.addon == false
	input.ingress.agc.controller.federated == true
	input.ingress.agc.controller.subnet_join == false
	message := "the identity of the ALB controller may not join the subnet of the association"
}
