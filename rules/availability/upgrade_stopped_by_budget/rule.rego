# METADATA
# title: Automatic upgrades are stopped by a disruption budget
# description: >-
#   The cluster replaces its nodes by itself to bring new versions and node
#   images. A disruption budget among the manifests allows no eviction, so that
#   the node with such a pod cannot be drained: the upgrade waits, then fails,
#   and the nodes stay as old as they are.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling
#   - ref: https://learn.microsoft.com/azure/aks/auto-upgrade-node-os-image
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
# custom:
#   id: AKS727
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Let the budget allow one pod to be unavailable, or run more replicas than
#     it wants available.
package rules.availability.upgrade_stopped_by_budget

import data.rules.lib.result

deny contains result.related(["kube", "drains", "automatic"], message, places) if {
	input.kube.drains.automatic == true
	places := [place |
		some i, b in input.kube.budgets
		b.system == false
		b.allowed == 0
		place := result.at(["kube", "budgets", i, "allowed"], sprintf("%s allows no eviction", [b.address]))
	]
	count(places) > 0
	message := sprintf("cluster %q replaces its nodes by itself, and a disruption budget keeps them from being drained", [input.name])
}
