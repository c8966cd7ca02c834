# METADATA
# title: Disruption budget selects every pod of the namespace
# description: >-
#   An empty selector stands for all pods of the namespace, so that workloads
#   share one budget that nobody made for them: the outage of one blocks the
#   drain of another, and a second budget on any of them makes evictions fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   id: AKS714
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Let the budget select the pods of one workload.
package rules.availability.budget_selects_namespace

import data.rules.lib.result

deny contains result.at(["kube", "budgets", i, "selects_all"], message) if {
	some i, b in input.kube.budgets
	b.system == false
	b.selects_all == true
	message := sprintf("%s selects every pod of its namespace", [b.address])
}
