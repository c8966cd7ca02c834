# METADATA
# title: Container without a request of processor
# description: >-
#   The scheduler places pods by what they request. A container that requests no
#   processor is placed anywhere, on nodes that have none left, and gets the
#   least when it is short.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-resource-management
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS750
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Request the processor that the container takes in ordinary times.
#   equivalents:
#     kube_linter: [unset-cpu-requirements]
#     kube_score: [container-resources]
#     polaris: [cpuRequestsMissing]
#     kubescape: [C-0268, C-0050]
#     trivy: [KSV-0015]
#     checkov: [CKV_K8S_10]
#     azure_policy: [ContainerResourceRequests]
#   blind: >-
#     A LimitRange that is not among the files. Init containers are left out;
#     pods without any request or limit have a rule of their own.
package rules.resources.no_cpu_request

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", "cpu_request"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.resources.requests.cpu == null
	w.pod.resources.limits.cpu == null
	w.pod.qos != "BestEffort"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	c.effective.cpu_request == null
	message := sprintf("container %q of %s requests no processor", [c.name, w.address])
}
