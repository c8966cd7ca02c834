# METADATA
# title: Container without a request of memory
# description: >-
#   The scheduler places pods by what they request. A container that requests no
#   memory is placed on nodes that have none left, and is among the first to be
#   ended there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-resource-management
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS751
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Request the memory that the container takes in ordinary times.
#   equivalents:
#     kube_score: [container-resources]
#     polaris: [memoryRequestsMissing]
#     kubescape: [C-0269, C-0004]
#     trivy: [KSV-0016]
#     checkov: [CKV_K8S_12]
#     azure_policy: [ContainerResourceRequests]
#   blind: >-
#     A LimitRange that is not among the files. Init containers are left out;
#     pods without any request or limit have a rule of their own.
package rules.resources.no_memory_request

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", "memory_request"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.resources.requests.memory == null
	w.pod.resources.limits.memory == null
	w.pod.qos != "BestEffort"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	c.effective.memory_request == null
	message := sprintf("container %q of %s requests no memory", [c.name, w.address])
}
