# METADATA
# title: Policy looks at some namespaces only
# description: >-
#   With the parameter namespaces a policy looks at the namespaces listed and
#   at no other. A namespace that is created later is not covered, and nothing
#   says so: the policy shows as compliant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS505
#   severity: low
#   pillar: security
#   dated: policy_definitions
#   remediation: >-
#     Leave the parameter namespaces out, so that the policy covers all, and
#     exclude what must not be covered with excludedNamespaces.
#   blind: >-
#     Whether another assignment covers the remaining namespaces. A custom
#     definition, an exemption and an assignment made elsewhere (a management
#     group, another state).
package rules.policy.policy_limited_to_namespaces

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "namespaces"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) != "disabled"

	# A definition about certain namespaces lists them by default.
	object.get(definition, "namespaces", []) == []
	included := assignment.namespaces
	included != null
	count(included) > 0
	message := sprintf(
		"policy assignment %q (%s) looks only at %s",
		[assignment.name, definition.name, concat(", ", included)],
	)
}
