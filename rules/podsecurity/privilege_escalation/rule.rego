# METADATA
# title: Privilege escalation is not ruled out
# description: >-
#   A program with the set-user-ID bit may give its process more rights than
#   the container was started with. Kubernetes allows it unless told
#   otherwise.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-pod-security
# custom:
#   id: AKS802
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Set securityContext.allowPrivilegeEscalation to false.
#   equivalents:
#     azure_policy: [ContainerNoPrivilegeEscalation]
#     checkov: [CKV_K8S_20]
#     kube_linter: [privilege-escalation-container]
#     kubescape: [C-0016]
#     polaris: [privilegeEscalationAllowed]
#     trivy: [KSV-0001]
#   blind: Privileged containers, which are told of by a rule of their own.
package rules.podsecurity.privilege_escalation

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "allow_privilege_escalation"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.windows == false
	c.security.privileged == false
	c.security.allow_privilege_escalation != false
	message := sprintf("container %q of %s may gain more privileges than it starts with", [c.name, w.address])
}
