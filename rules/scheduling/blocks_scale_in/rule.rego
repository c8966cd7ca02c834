# METADATA
# title: Pods keep the autoscaler from taking their nodes away
# description: >-
#   The annotation safe-to-evict: "false" keeps the cluster autoscaler from
#   removing any node on which such a pod runs. On a workload that runs on,
#   that is for ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler-overview
# custom:
#   id: AKS926
#   severity: low
#   pillar: cost
#   reads: [cluster, manifests]
#   remediation: >-
#     Take the annotation away, and guard the workload by a disruption budget.
package rules.scheduling.blocks_scale_in

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "annotations"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	w.kind != "DaemonSet"
	w.pod.annotations["cluster-autoscaler.kubernetes.io/safe-to-evict"] == "false"
	w.placement.autoscaled == true
	message := sprintf("the pods of %s keep their nodes from being scaled in", [w.address])
}
