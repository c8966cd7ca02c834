# METADATA
# title: Ingress of the class of Application Gateway, which nothing serves
# description: >-
#   The class azure-application-gateway is served by the Application Gateway
#   Ingress Controller. Its add-on is off and no manifest installs it, so that
#   no request reaches the Ingress.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS338
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Add an ingress_application_gateway block to the cluster, install the
#       controller, or use another class.
#     arm: >-
#       Enable the add-on ingressApplicationGateway, install the controller,
#       or use another class.
#   reads: [cluster, manifests]
#   blind: >-
#     A controller that is installed by hand or by a helm_release of
#     Terraform: the rule speaks only when the files are declared complete.
package rules.ingress.agic_class_without_controller

import data.rules.lib.result

deny contains result.related(["kube", "ingresses", i, "class"], message, places) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.family == "agic"
	input.ingress.agic.enabled == false
	input.kube.controllers.agic.installed == false
	message := sprintf("%s is for Application Gateway (class %q), whose controller nothing installs", [ingress.address, ingress.class])
	places := [result.at(["ingress", "agic", "enabled"], "the add-on is off")]
}
