# METADATA
# title: Container without a limit of memory
# description: >-
#   A container that leaks memory takes all of its node, until the kernel or the
#   kubelet ends other pods to make room.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS752
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Limit the memory to what the container may take at most.
#   equivalents:
#     kube_linter: [unset-memory-requirements]
#     kube_score: [container-resources]
#     polaris: [memoryLimitsMissing]
#     kubescape: [C-0271, C-0009, C-0004]
#     trivy: [KSV-0018]
#     checkov: [CKV_K8S_13]
#     azure_policy: [ContainerResourceLimits]
#   blind: >-
#     A LimitRange that is not among the files. Init containers are left out;
#     pods without any request or limit have a rule of their own.
package rules.resources.no_memory_limit

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", "memory_limit"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.resources.limits.memory == null
	w.pod.qos != "BestEffort"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	c.effective.memory_limit == null
	message := sprintf("container %q of %s has no limit of memory", [c.name, w.address])
}
