# METADATA
# title: Pod without any request or limit
# description: >-
#   None of the containers says what it needs. The scheduler takes the pod for
#   nothing and places it on full nodes, and when one of them runs short, such
#   pods are evicted before any other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-resource-management
# custom:
#   id: AKS754
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     State requests of processor and memory, and a limit of memory, for each
#     container.
#   equivalents:
#     kube_score: [container-resources]
#     kubescape: [C-0004, C-0009, C-0050]
#     azure_policy: [ContainerResourceRequests, ContainerResourceLimits]
#   blind: A LimitRange that is not among the files.
package rules.resources.best_effort_pod

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "qos"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.qos == "BestEffort"
	message := sprintf("no container of %s requests or limits processor or memory", [w.address])
}
