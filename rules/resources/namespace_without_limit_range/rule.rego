# METADATA
# title: Namespace without a LimitRange
# description: >-
#   A container that states no requests gets none: nothing in the namespace
#   fills them in, and the pod is placed as if it took nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
# custom:
#   id: AKS771
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the namespace a LimitRange with default requests and a default limit
#     of memory.
#   equivalents:
#     trivy: [KSV-0039]
#   blind: >-
#     A LimitRange that is not among the files, and namespaces that no file
#     declares.
package rules.resources.namespace_without_limit_range

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "limit_range"], message) if {
	some i, n in input.kube.namespaces
	n.declared == true
	n.of_system == false
	n.limit_range == false
	message := sprintf("namespace %q has no LimitRange", [n.name])
}
