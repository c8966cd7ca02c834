# METADATA
# title: Role adds too much to a built-in role
# description: >-
#   By its label its rules belong to view, edit or admin, and everybody who
#   holds one of those in any namespace gains them.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS889
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Take the label off, or the rule out.
package rules.rbac.aggregated_role_too_wide

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.aggregates_to != null
	some j, rule in role.rules
	rule.aggregate_risk != null
	message := sprintf("%s adds %s to the built-in role %s", [role.address, _risks[rule.aggregate_risk], role.aggregates_to])
}

_risks := {
	"exec": "commands in pods",
	"roles": "the writing of roles",
	"secrets": "the reading of Secrets",
	"wildcard": "a star for all resources",
}
