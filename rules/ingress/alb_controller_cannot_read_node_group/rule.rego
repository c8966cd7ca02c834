# METADATA
# title: ALB controller may not read the node resource group
# description: >-
#   The controller looks up the cluster's own resources in the node resource
#   group and needs the role Reader there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS316
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Assign Reader on the node resource group to the identity of the
#     controller.
#   blind: >-
#     A credential or role made in another state: the rule speaks only when the
#     files are declared complete. A custom role.
package rules.ingress.alb_controller_cannot_read_node_group

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "controller", "identity_id"], message) if {
	input.ingress.agc.in_use == true
	input.ingress.agc.addon == false
	input.ingress.agc.controller.federated == true
	input.ingress.agc.controller.node_group_reader == false
	message := "the identity of the ALB controller may not read the node resource group"
}
