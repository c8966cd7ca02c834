# METADATA
# title: Policy effect the definition does not allow
# description: >-
#   Each definition lists the effects that an assignment may choose: one that
#   changes pods cannot deny, and a benchmark made for audits cannot either.
#   Azure refuses an assignment with any other value, and the deployment fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/governance/policy/samples/built-in-policies
# custom:
#   id: AKS508
#   severity: medium
#   pillar: operations
#   dated: policy_definitions
#   remediation: >-
#     Choose one of the effects that the definition allows.
#   blind: >-
#     A newer version of the definition that allows more. A custom definition,
#     an exemption and an assignment made elsewhere (a management group,
#     another state).
package rules.policy.policy_effect_not_allowed

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "effect"], message) if {
	some i, assignment in input.policy.assignments
	definition := azurepolicy.definition(assignment.definition_id)
	effect := assignment.effect
	effect != null
	not effect in definition.effects
	message := sprintf(
		"policy assignment %q (%s) has the effect %s; allowed are %s",
		[assignment.name, definition.name, effect, concat(", ", definition.effects)],
	)
}
