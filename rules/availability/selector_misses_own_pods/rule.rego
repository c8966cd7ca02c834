# METADATA
# title: Workload does not select its own pods
# description: >-
#   The selector does not match the labels of the pod template. The API server
#   refuses such an object.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: AKS726
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the labels of the pod template hold every label that the selector
#     names.
#   equivalents:
#     kube_linter: [mismatching-selector]
#     kube_score: [deployment-pod-selector-labels-match-template-metadata-labels, statefulset-pod-selector-labels-match-template-metadata-labels]
#     kubescape: [C-0296]
package rules.availability.selector_misses_own_pods

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "selects_own_pods"], message) if {
	some i, w in input.kube.workloads
	w.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"}
	w.selects_own_pods == false
	message := sprintf("the selector of %s does not select the pods it makes", [w.address])
}
