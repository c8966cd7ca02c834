# METADATA
# title: Workload in the namespace default
# description: >-
#   Nothing tells its parts from those of others: roles, quotas, network
#   policies and Pod Security Standards go by namespace.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-isolation
# custom:
#   id: AKS850
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: Put the workload into a namespace of its own.
#   equivalents:
#     azure_policy: [BlockDefaultNamespace]
#     checkov: [CKV_K8S_21]
#     kube_linter: [use-namespace]
#     kubescape: [C-0061, C-0212]
#     trivy: [KSV-0110]
#   blind: >-
#     Manifests that name no namespace: whoever applies them chooses one.
package rules.namespaces.default_namespace

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "namespace"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.namespace == "default"
	message := sprintf("%s is put into the namespace default", [w.address])
}
