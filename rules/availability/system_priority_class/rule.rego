# METADATA
# title: Application in a priority class of the system
# description: >-
#   The two classes of the system are for what the cluster cannot run without.
#   An application in one of them pushes out other applications, and competes
#   with the add-ons of AKS for a place.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
# custom:
#   id: AKS721
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Make a priority class for what is important, and use that.
#   blind: DaemonSets, which are often part of what every node needs.
package rules.availability.system_priority_class

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "priority_class"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.pod.priority_class in {"system-cluster-critical", "system-node-critical"}
	message := sprintf("%s runs in priority class %s", [w.address, w.pod.priority_class])
}
