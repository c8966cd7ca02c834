# METADATA
# title: Service that selects no pod
# description: >-
#   No pod among the manifests carries the labels the Service selects. It gets
#   an address, and every connection to it fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: AKS232
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Let the selector name labels of the pod template, in the same namespace.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [dangling-service]
#     kube_score: [service-targets-pod]
#     kubescape: [C-0293]
#   blind: >-
#     Pods that nobody wrote a manifest for. The rule speaks of plain
#     manifests only when they are declared complete.
package rules.services.service_selects_nothing

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "selector"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.selects_none == true
	message := sprintf("%s selects no pod", [service.address])
}
