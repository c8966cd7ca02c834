# METADATA
# title: Others can be impersonated
# description: >-
#   Who impersonates a user or a group of administrators is one, and the audit
#   log names the other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS877
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Name in resourceNames whom the role may impersonate.
#   equivalents:
#     checkov: [CKV2_K8S_3]
#     kubescape: [C-0065, C-0191]
#     trivy: [KSV-0043]
package rules.rbac.impersonates

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.impersonates == true
	message := sprintf("%s impersonates users, groups or service accounts", [role.address])
}
