# METADATA
# title: Replicas of a Deployment share one disk
# description: >-
#   All replicas of a Deployment mount the same claim. A disk can be attached
#   to one node, so replicas on other nodes wait for it for ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
# custom:
#   id: AKS941
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Use a StatefulSet with claim templates, a class of Azure Files, or one
#     replica.
package rules.storage.disk_shared_by_replicas

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "volumes", j, "claim"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "ReplicaSet"}
	is_number(w.replicas_max)
	w.replicas_max > 1
	some j, volume in w.pod.volumes
	is_number(volume.claim_index)
	claim := input.kube.claims[volume.claim_index]
	claim.shared == false
	claim.class.driver == "disk"
	message := sprintf("%s has up to %d replicas, and claim %q is a disk that one node can mount", [w.address, w.replicas_max, volume.claim])
	places := [result.at(["kube", "claims", volume.claim_index, "access_modes"], "the claim")]
}
