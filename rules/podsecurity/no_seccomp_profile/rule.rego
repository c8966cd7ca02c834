# METADATA
# title: Pod has no seccomp profile
# description: >-
#   Without a profile a container may make every system call, and each is a
#   way into the kernel of the node. The profile of the runtime leaves out
#   what applications do not use.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
# custom:
#   id: AKS818
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Set seccompProfile.type to RuntimeDefault in the securityContext of the
#     pod.
#   equivalents:
#     azure_policy: [AllowedSeccompProfile]
#     checkov: [CKV_K8S_31]
#     kube_score: [container-seccomp-profile]
#     kubescape: [C-0210, C-0055]
#     polaris: [linuxHardening]
#     trivy: [KSV-0030]
#   blind: >-
#     Pools whose kubelet gives every container the profile of the runtime.
#     Annotations of old versions, which have no effect. Only the first
#     container of a pod is named.
package rules.podsecurity.no_seccomp_profile

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "unprofiled_container"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.unprofiled_container != null
	message := sprintf("container %q of %s has no seccomp profile", [w.pod.unprofiled_container, w.address])
}
