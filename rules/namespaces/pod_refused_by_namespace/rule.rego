# METADATA
# title: Namespace refuses the pods of a workload
# description: >-
#   The workload is created, but none of its pods is: the namespace enforces a
#   Pod Security Standard that they do not meet.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-psa
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   id: AKS853
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Change the pod, or the level of its namespace.
#   blind: >-
#     Namespaces that no manifest declares. What admission in the cluster
#     changes before.
package rules.namespaces.pod_refused_by_namespace

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod"], message, places) if {
	some i, w in input.kube.workloads
	w.admission.refused != null
	ns := input.kube.namespaces[w.admission.namespace]
	message := sprintf("the pods of %s are refused: %s enforces %s, and %s", [w.address, ns.address, ns.security.enforce, w.admission.refused])
	places := [result.at(["kube", "namespaces", w.admission.namespace, "labels"], "the level of the namespace")]
}
