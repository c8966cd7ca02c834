# METADATA
# title: Deny policy reaches the namespace of an add-on
# description: >-
#   A policy with the effect deny rejects every pod in the namespaces it is not
#   told to leave alone, those of add-ons that Azure manages too. Nothing
#   happens on the day of the assignment: the pods that run keep running. The
#   next time one of them is moved, at an upgrade or a scale-in, it is refused,
#   and ingress, backup or GitOps stops.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-policy
# custom:
#   id: AKS501
#   severity: high
#   pillar: reliability
#   dated: policy_definitions
#   remediation: >-
#     Name the namespace in the assignment's excludedNamespaces, together with
#     the ones that the definition excludes by default: a written list replaces
#     them.
#   blind: >-
#     Whether the add-on's pods would really break the policy: that depends on
#     its other parameters (allowed images, excluded containers). An extension
#     installed into another namespace than its usual one. A custom definition,
#     an exemption and an assignment made elsewhere (a management group,
#     another state).
package rules.policy.deny_policy_hits_addon_namespace

import data.rules.lib.azurepolicy
import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "excluded_namespaces"], message) if {
	input.addons.azure_policy == true
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	assignment.enforced == true
	definition := azurepolicy.definition(assignment.definition_id)
	azurepolicy.effective(assignment.effect, definition.default_effect) == "deny"
	_looks_at_workloads(definition)
	assignment.label_selector == false
	excluded := azurepolicy.effective(assignment.excluded_namespaces, definition.excluded_namespaces)
	included := azurepolicy.effective(assignment.namespaces, object.get(definition, "namespaces", []))
	some addon, used in _addons
	used
	some namespace in data.facts.namespaces.addons[addon]
	not azurepolicy.names(excluded, namespace)
	azurepolicy.includes(included, namespace)
	message := sprintf(
		"policy assignment %q (%s) denies in namespace %s, where %s runs",
		[assignment.name, definition.name, namespace, _names[addon]],
	)
}

# What runs in a namespace of its own, by the key of its namespaces in the table.
_addons["app_routing"] := input.ingress.app_routing

_addons["istio_ingress"] := input.addons.istio_ingress

_addons["backup"] := input.addons.backup

_addons["flux"] := input.addons.flux

_addons["dapr"] := input.addons.dapr

_addons["alb_controller"] if {
	input.ingress.agc.in_use == true
	input.ingress.agc.controller.namespace == "azure-alb-system"
}

_names := {
	"alb_controller": "the ALB controller",
	"app_routing": "the application routing add-on",
	"backup": "the backup extension",
	"dapr": "the Dapr extension",
	"flux": "the Flux extension",
	"istio_ingress": "the ingress gateway of the Istio add-on",
}

# Pods, what makes pods, and Services: what an add-on consists of. All of them
# run on Linux.
_looks_at_workloads(definition) if {
	definition.windows == false
	some kind in definition.kinds
	kind in {
		"CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet",
		"ReplicationController", "Service", "StatefulSet",
	}
}
