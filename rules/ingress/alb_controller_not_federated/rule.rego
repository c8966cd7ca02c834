# METADATA
# title: ALB controller without a federated credential
# description: >-
#   Azure exchanges the controller's token for one of a managed identity only
#   when a federated credential names the issuer of this cluster and the
#   service account of the controller. Without it the controller cannot sign
#   in, and the gateway is never configured.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS312
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a federated credential for
#     system:serviceaccount:azure-alb-system:alb-controller-sa with the issuer
#     of the cluster to the identity of the controller.
#   blind: >-
#     A credential or role made in another state: the rule speaks only when the
#     files are declared complete. A custom role.
package rules.ingress.alb_controller_not_federated

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "controller", "federated"], message) if {
	input.ingress.agc.in_use == true
	input.ingress.agc.addon == false
	input.ingress.agc.controller.federated == false
	message := "no federated credential of this cluster names the service account of the ALB controller"
}
