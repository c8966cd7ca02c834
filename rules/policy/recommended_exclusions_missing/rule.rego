# METADATA
# title: Deny policy leaves out a namespace that should be excluded
# description: >-
#   A written list of excluded namespaces replaces the definition's own. The
#   documentation asks every assignment to exclude kube-system,
#   gatekeeper-system and azure-arc. On AKS the add-on leaves the first two
#   alone in any case, so the list protects the agents of Azure Arc and, where
#   the same assignment covers clusters outside AKS, the system itself.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS502
#   severity: low
#   pillar: reliability
#   dated: policy_definitions
#   remediation: >-
#     Write kube-system, gatekeeper-system and azure-arc into
#     excludedNamespaces, or leave the parameter out.
#   blind: >-
#     Whether the cluster is also connected to Azure Arc. A custom definition,
#     an exemption and an assignment made elsewhere (a management group,
#     another state).
package rules.policy.recommended_exclusions_missing

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "excluded_namespaces"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	assignment.enforced == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) == "deny"
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
		"policy assignment %q (%s) denies and does not exclude %s",
		[assignment.name, definition.name, concat(", ", missing)],
	)
}
