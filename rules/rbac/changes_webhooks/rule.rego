# METADATA
# title: Admission webhooks can be changed
# description: >-
#   A webhook sees every object that is created, Secrets included, and can
#   change it on the way.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS880
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Name the configuration in resourceNames.
#   equivalents:
#     checkov: [CKV_K8S_155]
#     kubescape: [C-0281]
#     trivy: [KSV-0114]
package rules.rbac.changes_webhooks

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.changes_webhooks == true
	message := sprintf("%s creates or changes admission webhooks", [role.address])
}
