# METADATA
# title: seccomp is switched off
# description: >-
#   The container may make every system call, even where nodes give others the
#   profile of their runtime.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS819
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault.
#   equivalents:
#     azure_policy: [AllowedSeccompProfile]
#     trivy: [KSV-0104]
package rules.podsecurity.seccomp_unconfined

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "context", "seccomp"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.seccomp == "Unconfined"
	message := sprintf("container %q of %s runs without seccomp", [c.name, w.address])
}
