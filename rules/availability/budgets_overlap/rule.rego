# METADATA
# title: Two disruption budgets select the same pods
# description: >-
#   A pod that two budgets select cannot be evicted: the API answers with an
#   error, whatever the budgets allow. Drains of its node never end.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
# custom:
#   id: AKS715
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Keep one budget for each workload, or let their selectors differ.
package rules.availability.budgets_overlap

import data.rules.lib.result

deny contains result.related(["kube", "budgets", i, "covers", j, "workload"], message, [other]) if {
	some i, b in input.kube.budgets
	some j, cover in b.covers
	k := cover.rival
	k > i
	message := sprintf("%s and %s both select the pods of %s", [b.address, input.kube.budgets[k].address, cover.address])
	other := result.at(["kube", "budgets", k], "the other budget")
}
