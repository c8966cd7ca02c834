# METADATA
# title: Pods tolerate every taint
# description: >-
#   A toleration without a key and with operator Exists lets pods onto nodes
#   that are reserved: system pools, Spot pools, pools with graphics
#   processors, and nodes that are being drained or have failed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
# custom:
#   id: AKS914
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Name the taints that are meant.
package rules.scheduling.tolerates_every_taint

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "tolerations", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	some j, toleration in w.pod.tolerations
	toleration.key in {null, ""}
	toleration.operator == "Exists"
	message := sprintf("%s tolerates every taint", [w.address])
}
