# METADATA
# title: ALB controller in another namespace than its credential says
# description: >-
#   Azure compares the subject of a token letter by letter, namespace
#   included. The controller is installed in one namespace and the federated
#   credential names another: the controller cannot sign in, and no Gateway
#   takes effect.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS328
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Install the controller in the namespace of the credential, or write its
#     namespace into the subject.
#   reads: [cluster, manifests]
package rules.ingress.alb_controller_in_other_namespace

import data.rules.lib.result

deny contains result.related(["kube", "controllers", "alb", "namespace"], message, places) if {
	input.kube.controllers.alb_credential_matches == false
	message := sprintf("%s is the ALB controller, whose federated credential is for namespace %q", [input.kube.controllers.alb.address, input.ingress.agc.controller.namespace])
	places := [result.at(["ingress", "agc", "controller", "namespace"], "the credential")]
}
