# METADATA
# title: Rolling update of a pod that holds a disk
# description: >-
#   A rolling update starts the new pod before the old one ends. On another
#   node it cannot attach the disk that the old one holds: the update stands
#   still until somebody deletes the old pod.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
# custom:
#   id: AKS942
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Set the strategy to Recreate, or use a StatefulSet.
package rules.storage.rolling_update_with_disk

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "strategy_type"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "Deployment"
	w.replicas_max == 1
	w.strategy_type == "RollingUpdate"
	not w.max_surge in {"0", "0%"}
	some volume in w.pod.volumes
	is_number(volume.claim_index)
	claim := input.kube.claims[volume.claim_index]
	claim.shared == false
	claim.class.driver == "disk"
	message := sprintf("%s starts its new pod beside the old one, and claim %q is a disk that one node can mount", [w.address, volume.claim])
}
