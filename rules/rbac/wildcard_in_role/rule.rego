# METADATA
# title: Role has a star for resources or verbs
# description: >-
#   A star holds whatever is added to the cluster later, and verbs such as
#   escalate, bind and impersonate that nobody meant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS871
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Name the resources and the verbs.
#   equivalents:
#     azure_policy: [BlockWildcardRoles]
#     checkov: [CKV_K8S_49]
#     kube_linter: [wildcard-in-rules]
#     kubescape: [C-0187]
#     trivy: [KSV-0044, KSV-0045, KSV-0046, KSV-0112]
#   blind: >-
#     A star for API groups alone, for paths that are no resources, and for
#     resources of API groups that are not of Kubernetes, which an operator
#     brings itself. A Role that only reads with a star for resources, which has
#     a rule of its own.
package rules.rbac.wildcard_in_role

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, _field(rule.wildcard)], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.wildcard != null
	not _reads_in_namespace(role, rule)
	message := sprintf("%s %s", [role.address, _what(rule.wildcard, rule.api_groups)])
}

# The one with the star; with both, the verbs are worse.
_field(star) := "resources" if {
	star == "resources"
} else := "verbs"

# A rule of its own says so.
_reads_in_namespace(role, rule) if {
	role.cluster_wide == false
	rule.wildcard == "resources"
	every verb in rule.verbs {
		verb in {"get", "list", "watch"}
	}
}

_what(star, groups) := "allows everything: it has a star for API groups, resources and verbs" if {
	star == "resources and verbs"
	"*" in groups
} else := sprintf("has a star for %s", [star])
