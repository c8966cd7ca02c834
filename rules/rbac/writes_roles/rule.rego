# METADATA
# title: Roles can be bound, escalated or changed
# description: >-
#   Who writes roles or bindings, or may bind and escalate, makes an
#   administrator of whomever they like.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS876
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Take the verbs out, or limit bind to the names of the roles in
#     resourceNames.
#   equivalents:
#     checkov: [CKV_K8S_157, CKV_K8S_158, CKV2_K8S_1]
#     kubescape: [C-0191]
#     trivy: [KSV-0050, KSV-0051, KSV-0052, KSV-0055]
#   blind: >-
#     The API server lets nobody grant more than they hold, unless bind or
#     escalate is among the verbs.
package rules.rbac.writes_roles

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.escalates == true
	message := sprintf("%s can change roles or their bindings", [role.address])
}
