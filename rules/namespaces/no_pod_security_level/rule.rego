# METADATA
# title: Namespace asks nothing of its pods
# description: >-
#   No label holds the pods of the namespace to a Pod Security Standard, and
#   neither Azure Policy nor the deployment safeguards of the cluster do: a
#   privileged pod is taken as any other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-psa
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   id: AKS852
#   severity: medium
#   pillar: security
#   reads: [cluster, manifests]
#   remediation: >-
#     Label the namespace with pod-security.kubernetes.io/enforce and the
#     level baseline or restricted.
#   equivalents:
#     kubescape: [C-0192, C-0193, C-0194]
#   blind: Namespaces that no manifest declares.
package rules.namespaces.no_pod_security_level

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "labels"], message) if {
	some i, ns in input.kube.namespaces
	ns.declared == true
	ns.security.applications == true
	_asks_nothing(ns.security.enforce)
	ns.security.guarded == false
	message := sprintf("%s enforces no Pod Security Standard", [ns.address])
}

_asks_nothing(null)

_asks_nothing("privileged")
