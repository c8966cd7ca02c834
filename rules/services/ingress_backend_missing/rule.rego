# METADATA
# title: Ingress that leads to no Service
# description: >-
#   The Ingress names a Service that does not exist in its namespace, or a
#   port the Service does not have. Requests for that path are answered with
#   an error.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: AKS234
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Name a Service of the same namespace and one of its ports.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [dangling-ingress]
#     kube_score: [ingress-targets-service]
#     kubescape: [C-0298]
#   blind: >-
#     A Service made by an operator. A missing Service is told only when the
#     manifests are declared complete, or come from a chart or an overlay that
#     brings Services and workloads of its own.
package rules.services.ingress_backend_missing

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "rules", j, "paths", k, "backend", "service"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	some j, rule in ingress.rules
	some k, path in rule.paths
	path.backend.found == false
	message := sprintf("%s leads to Service %q, which does not exist in its namespace", [ingress.address, path.backend.service])
}

deny contains result.at(["kube", "ingresses", i, "default_backend", "service"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.default_backend.found == false
	message := sprintf("%s leads to Service %q, which does not exist in its namespace", [ingress.address, ingress.default_backend.service])
}

deny contains result.related(["kube", "ingresses", i, "rules", j, "paths", k, "backend", "port"], message, places) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	some j, rule in ingress.rules
	some k, path in rule.paths
	path.backend.port_found == false
	message := sprintf("%s leads to port %s of Service %q, which has no such port", [ingress.address, path.backend.port, path.backend.service])
	places := [result.at(["kube", "services", n, "ports"], "the ports it has") |
		n := path.backend.index
		n != null
	]
}
