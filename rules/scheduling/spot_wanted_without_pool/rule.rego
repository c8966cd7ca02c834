# METADATA
# title: Pods are prepared for Spot nodes, and there is no Spot pool
# description: >-
#   A workload names Spot nodes in its placement and tolerates their taint,
#   but no pool of the cluster is a Spot pool. It runs at full price on other
#   nodes, or not at all.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS908
#   severity: medium
#   pillar: cost
#   reads: [cluster, manifests]
#   remediation: >-
#     Add a Spot pool, or take toleration and affinity away.
#   blind: >-
#     Spot nodes that are added by other means than pools of the files.
package rules.scheduling.spot_wanted_without_pool

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "spot_preferred"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.scheduling.spot_tolerated == true
	w.scheduling.spot_preferred == true
	w.scheduling.spot_pool == false
	message := sprintf("%s is prepared for Spot nodes, and no pool of the cluster has any", [w.address])
}
