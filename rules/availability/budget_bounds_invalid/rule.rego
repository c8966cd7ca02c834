# METADATA
# title: Disruption budget with both bounds or none
# description: >-
#   A budget says either how many pods have to stay or how many may go. With
#   both the API server refuses it; with neither it protects nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: AKS711
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Write one of the two bounds.
#   equivalents:
#     kube_score: [poddisruptionbudget-has-policy]
package rules.availability.budget_bounds_invalid

import data.rules.lib.result

deny contains result.at(["kube", "budgets", i], message) if {
	some i, b in input.kube.budgets
	b.min_available == null
	b.max_unavailable == null
	message := sprintf("%s sets no bound", [b.address])
}

deny contains result.related(["kube", "budgets", i, "max_unavailable"], message, [other]) if {
	some i, b in input.kube.budgets
	b.min_available != null
	b.max_unavailable != null
	message := sprintf("%s sets both bounds", [b.address])
	other := result.at(["kube", "budgets", i, "min_available"], "the other bound")
}
