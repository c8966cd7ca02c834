# METADATA
# title: Namespace without a ResourceQuota
# description: >-
#   Nothing bounds what the workloads of the namespace request together. One of
#   them, scaled by mistake, takes the room of all others in the cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
# custom:
#   id: AKS770
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the namespace a quota for requests and limits of processor and
#     memory.
#   equivalents:
#     trivy: [KSV-0040]
#   blind: >-
#     A ResourceQuota that is not among the files, and namespaces that no file
#     declares.
package rules.resources.namespace_without_quota

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "quota"], message) if {
	some i, n in input.kube.namespaces
	n.declared == true
	n.of_system == false
	n.quota == false
	message := sprintf("namespace %q has no ResourceQuota", [n.name])
}
