# METADATA
# title: Policy excludes every namespace it is limited to
# description: >-
#   An exclusion wins over an inclusion. When each namespace that the policy is
#   limited to is excluded as well, it looks at nothing and still shows as
#   compliant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS507
#   severity: medium
#   pillar: security
#   dated: policy_definitions
#   remediation: >-
#     Take the namespace out of one of the two lists.
#   blind: >-
#     A custom definition, an exemption and an assignment made elsewhere (a
#     management group, another state).
package rules.policy.policy_excludes_what_it_includes

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "excluded_namespaces"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) != "disabled"
	included := azurepolicy.effective(assignment.namespaces, object.get(definition, "namespaces", []))
	excluded := azurepolicy.effective(assignment.excluded_namespaces, definition.excluded_namespaces)
	count(included) > 0
	every namespace in included {
		azurepolicy.names(excluded, namespace)
	}
	message := sprintf(
		"policy assignment %q (%s) looks only at %s and excludes the same",
		[assignment.name, definition.name, concat(", ", included)],
	)
}
