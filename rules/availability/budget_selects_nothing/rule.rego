# METADATA
# title: Disruption budget selects no pod
# description: >-
#   No workload carries the labels that the budget selects, so that it protects
#   nothing: most often the labels were renamed and the budget forgotten.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   id: AKS713
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the budget select the labels of the pods it is meant for, or remove
#     it.
#   blind: >-
#     Pods that an operator makes from an object of its own, and files that are
#     not marked complete unless a chart or an overlay is built as one whole.
package rules.availability.budget_selects_nothing

import data.rules.lib.result

deny contains result.at(["kube", "budgets", i, "selects_none"], message) if {
	some i, b in input.kube.budgets
	b.system == false
	b.selects_none == true
	message := sprintf("%s selects no pod", [b.address])
}
