# METADATA
# title: Deny policy reaches what the cluster rests on
# description: >-
#   A policy with the effect deny rejects every pod in the namespaces that it
#   is not told to leave alone, those of the controllers that the manifests
#   install too. The pods that run keep running; the next time one is moved it
#   is refused, and routing, certificates or GitOps stop.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
# custom:
#   id: AKS866
#   severity: medium
#   pillar: reliability
#   dated: policy_definitions
#   reads: [cluster, manifests]
#   remediation: >-
#     Name the namespace in the assignment's excludedNamespaces, together with
#     the ones that the definition excludes by default: a written list
#     replaces them.
#   blind: >-
#     Whether the pods would really break the policy: that depends on its
#     other parameters. Platforms whose images are not in the list of those
#     known. A custom definition, an exemption and an assignment made
#     elsewhere (a management group, another state).
package rules.namespaces.deny_policy_hits_platform

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.related(["kube", "workloads", p.workload, "namespace"], message, [result.at(["policy", "assignments", k, "excluded_namespaces"], "does not exclude it")]) if {
	input.addons.azure_policy == true
	some k, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	assignment.enforced == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) == "deny"
	"Pod" in definition.kinds
	definition.windows == false
	assignment.label_selector == false
	excluded := azurepolicy.effective(assignment.excluded_namespaces, definition.excluded_namespaces)
	included := azurepolicy.effective(assignment.namespaces, object.get(definition, "namespaces", []))
	some p in input.kube.platforms
	is_string(p.namespace)
	not p.namespace in data.facts.namespaces.always_excluded
	not azurepolicy.names(excluded, p.namespace)
	azurepolicy.includes(included, p.namespace)
	message := sprintf("policy assignment %q (%s) denies in namespace %s, where %s runs", [assignment.name, definition.name, p.namespace, p.name])
}
