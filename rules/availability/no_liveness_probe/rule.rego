# METADATA
# title: Container without a liveness probe
# description: >-
#   A container that hangs without ending is restarted only when a liveness
#   probe tells that it does. Deployment safeguards want one as well as a
#   readiness probe.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS702
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the container a liveness probe that fails only when a restart would
#     help.
#   equivalents:
#     kube_linter: [no-liveness-probe]
#     kube_score: [pod-probes]
#     polaris: [livenessProbeMissing]
#     kubescape: [C-0056]
#     checkov: [CKV_K8S_8]
#     azure_policy: [ContainerEnforceProbes]
#   blind: >-
#     Whether the process ends by itself when it hangs, so that no probe is
#     needed.
package rules.availability.no_liveness_probe

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "liveness_probe", "written"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	some j, c in w.pod.containers
	c.role == "regular"
	c.liveness_probe.written == false
	message := sprintf("container %q of %s has no liveness probe", [c.name, w.address])
}
