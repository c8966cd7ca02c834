# METADATA
# title: Pods take a port of the node, and outnumber the nodes
# description: >-
#   Only one pod can take a port of a node. Replicas beyond the number of
#   nodes stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: AKS918
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Drop the port of the node and use a Service, or run the pods as a
#     DaemonSet.
#   blind: >-
#     Room that a rolling update takes beyond the replicas.
package rules.scheduling.host_port_limits_replicas

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "scheduling", "host_port"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "StatefulSet", "ReplicaSet"}
	is_number(w.scheduling.host_port)
	is_number(w.replicas_max)
	w.placement.possible == true
	w.replicas_max > w.placement.nodes_max
	message := sprintf("%s takes port %d of its node and has up to %d replicas; its pools have %d nodes at most", [w.address, w.scheduling.host_port, w.replicas_max, w.placement.nodes_max])
	places := [result.at(["pools", e.pool, "nodes_max"], "nodes of a pool that takes its pods") | some e in w.placement.eligible]
}
