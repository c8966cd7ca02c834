# METADATA
# title: Container without a readiness probe
# description: >-
#   Without a readiness probe a pod gets requests as soon as its containers run,
#   and goes on getting them when it cannot answer: a rollout counts it as ready
#   before it is.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS701
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the container a readiness probe that answers for what it serves.
#   equivalents:
#     kube_linter: [no-readiness-probe]
#     kube_score: [pod-probes]
#     polaris: [readinessProbeMissing]
#     kubescape: [C-0018]
#     checkov: [CKV_K8S_9]
#     azure_policy: [ContainerEnforceProbes]
#   blind: >-
#     A container that serves without declaring a port beside others of its pod,
#     and one that the platform probes in another way.
package rules.availability.no_readiness_probe

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "readiness_probe", "written"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	some j, c in w.pod.containers
	c.role == "regular"
	c.serves == true
	c.readiness_probe.written == false
	message := sprintf("container %q of %s has no readiness probe", [c.name, w.address])
}
