# METADATA
# title: Pods tolerate Spot nodes and do not ask for them
# description: >-
#   A toleration lets pods onto Spot nodes and draws them to none: the
#   scheduler may put all of them on nodes at full price.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS909
#   severity: info
#   pillar: cost
#   reads: [manifests]
#   remediation: >-
#     Prefer nodes with the label kubernetes.azure.com/priority=spot by node
#     affinity.
package rules.scheduling.spot_tolerated_not_preferred

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "tolerations", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.scheduling.spot_tolerated == true
	w.scheduling.spot_preferred == false
	some j, toleration in w.pod.tolerations
	toleration.key == "kubernetes.azure.com/scalesetpriority"
	message := sprintf("%s tolerates Spot nodes, and nothing draws its pods there", [w.address])
}
