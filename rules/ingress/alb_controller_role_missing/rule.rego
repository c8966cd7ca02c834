# METADATA
# title: ALB controller without its configuration role
# description: >-
#   The controller writes the configuration of the gateway through data actions
#   that only the role AppGw for Containers Configuration Manager carries.
#   Owner and Contributor do not have them. Without the role each change is
#   refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS314
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Assign AppGw for Containers Configuration Manager
#     (fbc52c3f-28ad-4303-a892-8a056630b8f1) to the identity of the controller:
#     on the node resource group when the controller makes the load balancer,
#     on the resource group of the load balancer when you do.
#   blind: >-
#     A credential or role made in another state: the rule speaks only when the
#     files are declared complete. A custom role.
package rules.ingress.alb_controller_role_missing

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "controller", "identity_id"], message) if {
	input.ingress.agc.in_use == true
	input.ingress.agc.addon == false
	input.ingress.agc.controller.federated == true
	input.ingress.agc.controller.configuration_manager == false
	message := "the identity of the ALB controller does not hold AppGw for Containers Configuration Manager"
}
