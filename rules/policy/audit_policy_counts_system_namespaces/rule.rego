# METADATA
# title: Audit policy counts system namespaces
# description: >-
#   An audit policy whose list of excluded namespaces leaves out the
#   recommended ones reports pods that nobody in the team owns. They fill the
#   compliance view, which keeps 500 records for each policy and cluster, and
#   hide the ones that matter. When the effect is turned to deny later, the
#   same list decides what is rejected.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS503
#   severity: info
#   pillar: operations
#   dated: policy_definitions
#   remediation: >-
#     Write kube-system, gatekeeper-system and azure-arc into
#     excludedNamespaces, or leave the parameter out.
#   blind: >-
#     A custom definition, an exemption and an assignment made elsewhere (a
#     management group, another state).
package rules.policy.audit_policy_counts_system_namespaces

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "excluded_namespaces"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) == "audit"
	excluded := assignment.excluded_namespaces
	excluded != null
	included := azurepolicy.effective(assignment.namespaces, object.get(definition, "namespaces", []))
	missing := [namespace |
		some namespace in data.facts.namespaces.recommended
		not azurepolicy.names(excluded, namespace)
		azurepolicy.includes(included, namespace)
	]
	count(missing) > 0
	message := sprintf(
		"policy assignment %q (%s) audits and does not exclude %s",
		[assignment.name, definition.name, concat(", ", missing)],
	)
}
