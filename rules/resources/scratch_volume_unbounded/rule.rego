# METADATA
# title: Scratch volume without a bound
# description: >-
#   The volume lies on the disk of the node, and neither it nor the container
#   that mounts it has a limit. What fills it fills the disk, and the kubelet
#   then evicts pods of the node, whoever wrote.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: AKS759
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the volume a size limit, or the container a limit of ephemeral
#     storage.
#   equivalents:
#     kube_score: [container-ephemeral-storage-request-and-limit]
package rules.resources.scratch_volume_unbounded

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j, "size_limit"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.kind == "emptyDir"
	v.empty_dir_medium == null
	v.size_limit == null
	some c in w.pod.containers
	c.resources.limits.ephemeral_storage == null
	some m in c.mounts
	m.name == v.name
	m.read_only == false
	message := sprintf("volume %q of %s lies on the disk of the node without a bound", [v.name, w.address])
}
