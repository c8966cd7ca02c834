# METADATA
# title: Volume in memory without a size limit
# description: >-
#   What is written to the volume counts as memory of the pod. Without a limit
#   of its own it may fill the memory of the container, or half of the node
#   where that has no limit either.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: AKS758
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Give the volume a size limit.
package rules.resources.memory_volume_without_limit

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j, "size_limit"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.kind == "emptyDir"
	v.empty_dir_medium == "Memory"
	v.size_limit == null
	message := sprintf("volume %q of %s lies in memory and has no size limit", [v.name, w.address])
}
