# METADATA
# title: Route that attaches to no listener
# description: >-
#   A route takes effect through the listener of a Gateway. Where the Gateway
#   does not exist, has no listener of that name, or takes no routes of the
#   namespace, the route is accepted and no request ever reaches it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
#   - ref: https://learn.microsoft.com/azure/aks/managed-gateway-api
# custom:
#   id: AKS243
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Name an existing Gateway and listener, and let the listener take routes
#     of the namespace.
#   reads: [manifests]
#   blind: >-
#     A missing Gateway is told only when the manifests are declared complete.
package rules.services.route_attaches_to_nothing

import data.rules.lib.result

deny contains result.at(["kube", "routes", i, "parents", j, "name"], message) if {
	some i, route in input.kube.routes
	route.application == true
	some j, parent in route.parents
	parent.found == false
	message := sprintf("%s attaches to Gateway %q, which does not exist", [route.address, parent.name])
}

deny contains result.related(["kube", "routes", i, "parents", j, "section"], message, places) if {
	some i, route in input.kube.routes
	route.application == true
	some j, parent in route.parents
	parent.has_section == false
	k := parent.gateway
	k != null
	message := sprintf("%s attaches to listener %q, which %s does not have", [route.address, parent.section, input.kube.gateways[k].address])
	places := [result.at(["kube", "gateways", k, "listeners"], "its listeners")]
}

deny contains result.related(["kube", "routes", i, "parents", j], message, places) if {
	some i, route in input.kube.routes
	route.application == true
	some j, parent in route.parents
	parent.admitted == false
	parent.has_section in {true, null}
	k := parent.gateway
	k != null
	message := sprintf("%s attaches to %s, whose listeners take no routes of its namespace", [route.address, input.kube.gateways[k].address])
	places := [result.at(["kube", "gateways", k, "listeners"], "its listeners")]
}
