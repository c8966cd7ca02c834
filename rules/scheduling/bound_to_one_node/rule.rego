# METADATA
# title: Pods bound to one node by name
# description: >-
#   A pod with nodeName bypasses the scheduler, and one that selects
#   kubernetes.io/hostname has one node to run on. Nodes of AKS come and go:
#   with every upgrade, scale-in and repair.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
# custom:
#   id: AKS915
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Select nodes by a label of their pool.
package rules.scheduling.bound_to_one_node

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "node_name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	is_string(w.pod.node_name)
	w.pod.node_name != ""
	message := sprintf("%s is bound to node %q", [w.address, w.pod.node_name])
}

deny contains result.at(["kube", "workloads", i, "pod", "node_selector"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	node := w.pod.node_selector["kubernetes.io/hostname"]
	message := sprintf("%s selects node %q by its name", [w.address, node])
}
