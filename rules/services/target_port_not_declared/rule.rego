# METADATA
# title: Target port that no pod declares
# description: >-
#   A target port that is a name is looked up among the ports of each
#   container. Where no pod declares the name, the Service has no endpoint for
#   it, and connections fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
# custom:
#   id: AKS233
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Use a name that a container of the pods declares, or the number.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [invalid-target-ports]
#     kube_score: [container-ports-check]
package rules.services.target_port_not_declared

import data.rules.lib.result

deny contains result.related(["kube", "services", i, "ports", j, "target_port"], message, places) if {
	some i, service in input.kube.services
	service.application == true
	some j, port in service.ports
	port.unserved == true
	message := sprintf("%s leads to port %q, which none of its pods declares", [service.address, port.target_port])
	places := [result.at(["kube", "workloads", k, "pod"], "pods it selects") |
		some target in service.targets
		k := target.workload
		k != null
	]
}
