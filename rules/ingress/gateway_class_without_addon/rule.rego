# METADATA
# title: Gateway of a class that no add-on serves
# description: >-
#   The class istio is served by the Istio add-on or by an Istio of one's own,
#   the class approuting-istio by application routing with its Gateway API
#   implementation. Neither is on, so that the Gateway never gets an address.
#   The two add-ons exclude each other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-gateway-api
#   - ref: https://learn.microsoft.com/azure/aks/istio-gateway-api
# custom:
#   id: AKS339
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Turn the add-on for the class on, or use the class of the one that is.
#   reads: [cluster, manifests]
#   blind: >-
#     Whether application routing serves the Gateway API on a cluster of
#     azurerm, which has no attribute for it. An Istio that is installed
#     otherwise: of the class istio the rule speaks only when the files are
#     declared complete.
package rules.ingress.gateway_class_without_addon

import data.rules.lib.result

deny contains result.related(["kube", "gateways", i, "class"], message, places) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	gateway.family == "app_routing"
	input.ingress.app_routing_gateway == false
	message := sprintf("%s is for application routing (class %q), which does not serve the Gateway API here", [gateway.address, gateway.class])
	places := [result.at(["ingress", "app_routing_gateway"], "its Gateway API implementation is off")]
}

deny contains result.related(["kube", "gateways", i, "class"], message, places) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	gateway.family == "app_routing"
	input.addons.service_mesh == true
	input.ingress.app_routing_gateway in {true, null}
	message := sprintf("%s is for application routing (class %q), which the Istio add-on excludes", [gateway.address, gateway.class])
	places := [result.at(["addons", "service_mesh"], "the Istio add-on is on")]
}

deny contains result.related(["kube", "gateways", i, "class"], message, places) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	gateway.family == "istio"
	input.addons.service_mesh == false
	input.kube.controllers.istio.installed == false
	message := sprintf("%s is for Istio (class %q), which nothing installs", [gateway.address, gateway.class])
	places := [result.at(["addons", "service_mesh"], "the Istio add-on is off")]
}
