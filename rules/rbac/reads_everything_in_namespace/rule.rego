# METADATA
# title: Role reads every resource of an API group
# description: >-
#   The star holds whatever is added to the group later. In the core group it
#   holds Secrets too, with tokens and passwords of everything in the namespace.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS890
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: Name the resources that are read.
#   blind: >-
#     A ClusterRole, a star for verbs and a rule that also writes, which have a
#     rule of their own; and resources of API groups that are not of Kubernetes,
#     which an operator brings itself.
package rules.rbac.reads_everything_in_namespace

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "resources"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == false
	some j, rule in role.rules
	rule.wildcard == "resources"
	every verb in rule.verbs {
		verb in {"get", "list", "watch"}
	}
	message := sprintf("%s reads every resource of %s", [role.address, _groups(rule.api_groups)])
}

_groups(groups) := "all API groups, Secrets among them" if {
	"*" in groups
} else := "the core API group, Secrets among them" if {
	"" in groups
} else := sprintf("the API group %s", [concat(", ", groups)])
