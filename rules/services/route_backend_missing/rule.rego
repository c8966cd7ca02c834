# METADATA
# title: Route that leads to no Service
# description: >-
#   The route names a Service that does not exist, or a port the Service does
#   not have. Requests for it are answered with an error.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/api-types/httproute/
#   - ref: https://learn.microsoft.com/azure/aks/managed-gateway-api
# custom:
#   id: AKS244
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Name an existing Service and one of its ports.
#   reads: [manifests]
#   equivalents:
#     kubescape: [C-0302]
#   blind: >-
#     A Service made by an operator. A missing Service is told only when the
#     manifests are declared complete, or come from a chart or an overlay that
#     brings Services and workloads of its own.
package rules.services.route_backend_missing

import data.rules.lib.result

deny contains result.at(["kube", "routes", i, "backends", j, "name"], message) if {
	some i, route in input.kube.routes
	route.application == true
	some j, backend in route.backends
	backend.found == false
	message := sprintf("%s leads to Service %q, which does not exist", [route.address, backend.name])
}

deny contains result.related(["kube", "routes", i, "backends", j, "port"], message, places) if {
	some i, route in input.kube.routes
	route.application == true
	some j, backend in route.backends
	backend.port_found == false
	message := sprintf("%s leads to port %s of Service %q, which has no such port", [route.address, backend.port, backend.name])
	places := [result.at(["kube", "services", n, "ports"], "the ports it has") |
		n := backend.index
		n != null
	]
}
