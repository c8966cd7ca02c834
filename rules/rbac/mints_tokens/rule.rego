# METADATA
# title: Tokens of service accounts can be made
# description: >-
#   Who makes a token is that service account, and with workload identity the
#   Entra identity that trusts it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS881
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Name the service accounts in resourceNames.
#   equivalents:
#     kubescape: [C-0282]
package rules.rbac.mints_tokens

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.mints_tokens == true
	message := sprintf("%s makes tokens of service accounts", [role.address])
}
