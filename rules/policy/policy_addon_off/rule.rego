# METADATA
# title: Policies for Kubernetes without the add-on
# description: >-
#   Definitions for Kubernetes are evaluated by the Azure Policy add-on inside
#   the cluster. Without it an assignment reaches nothing: no pod is rejected
#   and no violation is reported, while the assignment itself looks right.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
# custom:
#   id: AKS506
#   severity: medium
#   pillar: security
#   dated: policy_definitions
#   remediation:
#     terraform: >-
#       Turn the add-on on (azure_policy_enabled = true), or remove the
#       assignment.
#     arm: >-
#       Turn the add-on on (addonProfiles.azurepolicy.enabled), or remove the
#       assignment.
#   blind: >-
#     A policy, assigned elsewhere, that turns the add-on on by itself. A
#     custom definition, an exemption and an assignment made elsewhere (a
#     management group, another state).
package rules.policy.policy_addon_off

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.related(["addons", "azure_policy"], message, places) if {
	input.addons.azure_policy == false
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) != "disabled"
	every other in input.policy.assignments {
		id := other.definition_id
		not id in _turns_addon_on
	}
	message := sprintf(
		"the Azure Policy add-on is off, so policy assignment %q (%s) reaches nothing",
		[assignment.name, definition.name],
	)
	places := [result.at(["policy", "assignments", i], "assigned here")]
}

# Built-in definitions and initiatives that turn the add-on on by themselves.
_turns_addon_on := {
	"a8eff44f-8c92-45c3-a3fb-9880802d67a7",
	"af28bf8b-c669-4dd3-9137-1e68fdc61bd6",
}
