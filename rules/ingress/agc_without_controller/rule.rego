# METADATA
# title: Gateway for Application Gateway for Containers without its controller
# description: >-
#   Objects of the class azure-alb-external are taken up by the ALB
#   controller. No file installs it, neither the add-on nor its chart, so that
#   they wait for ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-addon
# custom:
#   id: AKS329
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Install the ALB controller with its chart or as an add-on of AKS.
#   reads: [cluster, manifests]
#   blind: >-
#     A controller that is installed by hand or by a helm_release of Terraform
#     without its credential among the files: the rule speaks only when the
#     files are declared complete.
package rules.ingress.agc_without_controller

import data.rules.lib.result

deny contains result.related(["kube", "agc_objects", i, "asks"], message, places) if {
	some i, object in input.kube.agc_objects
	input.kube.controllers.alb.installed == false
	input.ingress.agc.addon == false
	input.ingress.agc.in_use == false
	message := sprintf("%s needs the ALB controller, which nothing installs", [object.address])
	places := [result.at(["ingress", "agc", "addon"], "the add-on is off")]
}
