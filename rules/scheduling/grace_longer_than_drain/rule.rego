# METADATA
# title: Pods may take longer to end than an upgrade waits
# description: >-
#   An upgrade drains node after node and waits for the drain timeout of the
#   pool. Where pods may take longer to end, the upgrade of the pool fails at
#   that node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling
# custom:
#   id: AKS925
#   severity: medium
#   pillar: operations
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Raise upgrade_settings.drain_timeout_in_minutes, or shorten the grace
#       period.
#     arm: >-
#       Raise upgradeSettings.drainTimeoutInMinutes, or shorten the grace
#       period.
package rules.scheduling.grace_longer_than_drain

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "termination_grace_seconds"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	is_number(w.pod.termination_grace_seconds)
	w.pod.termination_grace_seconds > 300
	some e in w.placement.eligible
	pool := input.pools[e.pool]
	w.pod.termination_grace_seconds > pool.drain_timeout_minutes * 60
	message := sprintf("%s may take %d seconds to end; an upgrade of pool %q waits %d minutes for a node", [w.address, w.pod.termination_grace_seconds, pool.name, pool.drain_timeout_minutes])
	places := [result.at(["pools", e.pool, "drain_timeout_minutes"], "drain timeout of the pool")]
}
