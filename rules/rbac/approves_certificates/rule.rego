# METADATA
# title: Certificate requests can be approved
# description: >-
#   An approved request is a client certificate for any name, those of
#   administrators and nodes included, and cannot be taken back.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS879
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave approval to the controllers of the cluster, or name the signer.
#   equivalents:
#     checkov: [CKV_K8S_156]
#     kubescape: [C-0280]
package rules.rbac.approves_certificates

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.approves_certificates == true
	message := sprintf("%s approves certificate requests", [role.address])
}
