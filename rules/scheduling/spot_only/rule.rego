# METADATA
# title: What must not be interrupted runs on Spot nodes alone
# description: >-
#   Azure takes Spot nodes back with 30 seconds of notice, all of them if need
#   be. A StatefulSet that requires them, or a workload of one replica, is
#   gone then.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS910
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   environments: [production]
#   remediation: >-
#     Prefer Spot nodes instead of requiring them, so that pods fall back on
#     others; keep state off them.
#   blind: >-
#     What a workload does when it is interrupted.
package rules.scheduling.spot_only

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "spot_required"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	w.scheduling.spot_required == true
	why := _fragile(w.kind, w.replicas_min)
	message := sprintf("%s runs on Spot nodes alone, and %s", [w.address, why])
}

_fragile("StatefulSet", _) := "is a StatefulSet"

_fragile(kind, replicas) := "has one replica" if {
	kind != "StatefulSet"
	replicas == 1
}
