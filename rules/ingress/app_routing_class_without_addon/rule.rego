# METADATA
# title: Ingress of the class of application routing, whose add-on is off
# description: >-
#   The class webapprouting.kubernetes.azure.com is served by the application
#   routing add-on and by nothing else. The add-on is off, so that no request
#   reaches the Ingress.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing
# custom:
#   id: AKS337
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Add a web_app_routing block to the cluster, or use another class.
#     arm: >-
#       Set ingressProfile.webAppRouting.enabled to true, or use another
#       class.
#   reads: [cluster, manifests]
package rules.ingress.app_routing_class_without_addon

import data.rules.lib.result

deny contains result.related(["kube", "ingresses", i, "class"], message, places) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.family == "app_routing"
	input.ingress.app_routing == false
	message := sprintf("%s is for application routing (class %q), whose add-on is off", [ingress.address, ingress.class])
	places := [result.at(["ingress", "app_routing"], "the add-on is off")]
}
