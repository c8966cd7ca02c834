# METADATA
# title: Deny policy that is not enforced
# description: >-
#   The assignment asks for the effect deny and at the same time turns
#   enforcement off. Violations are reported and nothing is rejected: right for
#   a roll-out, forgotten afterwards.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure
# custom:
#   id: AKS509
#   severity: low
#   pillar: security
#   environments: [production]
#   dated: policy_definitions
#   remediation:
#     terraform: >-
#       Turn enforcement on (enforce = true) once the compliance view is clean,
#       or write the effect audit to say what is meant.
#     arm: >-
#       Turn enforcement on (enforcementMode Default) once the compliance view
#       is clean, or write the effect audit to say what is meant.
#   blind: >-
#     A custom definition, an exemption and an assignment made elsewhere (a
#     management group, another state).
package rules.policy.deny_policy_not_enforced

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "enforced"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	assignment.enforced == false
	definition := azurepolicy.definition(assignment.definition_id)
	assignment.effect == "deny"
	message := sprintf("policy assignment %q (%s) has the effect deny and is not enforced", [assignment.name, definition.name])
}
