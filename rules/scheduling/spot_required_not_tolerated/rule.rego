# METADATA
# title: Pods require Spot nodes and do not tolerate their taint
# description: >-
#   AKS puts the taint kubernetes.azure.com/scalesetpriority=spot:NoSchedule
#   on every Spot node. Pods that require such nodes without tolerating it
#   stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS907
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Add a toleration for kubernetes.azure.com/scalesetpriority with value
#     spot and effect NoSchedule.
#   blind: >-
#     Tolerations that a namespace or an admission webhook adds.
package rules.scheduling.spot_required_not_tolerated

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "spot_required"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.scheduling.spot_required == true
	w.scheduling.spot_tolerated == false
	message := sprintf("%s requires Spot nodes and does not tolerate the taint kubernetes.azure.com/scalesetpriority=spot:NoSchedule", [w.address])
}
