# METADATA
# title: Container without a limit of processor
# description: >-
#   A container may take all of the processor that its neighbours leave. Whether
#   that is wanted is disputed: a limit slows a container down even where there
#   is processor to spare. The guidance for AKS and the policy on limits ask for
#   one.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS753
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Limit the processor, or leave this rule out where bursts are wanted.
#   equivalents:
#     kube_score: [container-resources]
#     polaris: [cpuLimitsMissing]
#     kubescape: [C-0270, C-0009, C-0050]
#     trivy: [KSV-0011]
#     checkov: [CKV_K8S_11]
#     azure_policy: [ContainerResourceLimits]
#   blind: >-
#     A LimitRange that is not among the files. Init containers are left out;
#     pods without any request or limit have a rule of their own.
package rules.resources.no_cpu_limit

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", "cpu_limit"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.resources.limits.cpu == null
	w.pod.qos != "BestEffort"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	c.effective.cpu_limit == null
	message := sprintf("container %q of %s has no limit of processor", [c.name, w.address])
}
