# METADATA
# title: Policy excludes more than system namespaces
# description: >-
#   Excluded namespaces are not looked at at all. The namespace default is
#   where everything lands that names no other, and a star matches names that
#   nobody has thought of yet: whoever may create a namespace picks a name that
#   fits and is free of the policy. Only the prefix kube- is kept for
#   Kubernetes itself.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: AKS504
#   severity: medium
#   pillar: security
#   dated: policy_definitions
#   remediation: >-
#     List the namespaces one by one, and leave default out: nothing should run
#     in it.
#   blind: >-
#     Who may create namespaces, and which manifests deploy to the excluded
#     ones. A custom definition, an exemption and an assignment made elsewhere
#     (a management group, another state).
package rules.policy.policy_exclusion_too_broad

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "excluded_namespaces", j], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) != "disabled"
	some j, entry in assignment.excluded_namespaces
	_broad(entry)
	message := sprintf("policy assignment %q (%s) excludes namespace %s", [assignment.name, definition.name, entry])
}

_broad("default")

_broad(entry) if {
	contains(entry, "*")
	not startswith(entry, "kube-")
}
