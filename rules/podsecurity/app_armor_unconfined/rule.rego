# METADATA
# title: AppArmor is switched off
# description: >-
#   Nodes put every container under the AppArmor profile of their runtime.
#   This one asks to be left out.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
# custom:
#   id: AKS820
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave securityContext.appArmorProfile out, or set its type to
#     RuntimeDefault.
#   equivalents:
#     azure_policy: [EnforceAppArmorProfile]
#     kubescape: [C-0055]
#     polaris: [linuxHardening]
#     trivy: [KSV-0002]
package rules.podsecurity.app_armor_unconfined

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "context", "app_armor"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.app_armor == "Unconfined"
	message := sprintf("container %q of %s runs without AppArmor", [c.name, w.address])
}
