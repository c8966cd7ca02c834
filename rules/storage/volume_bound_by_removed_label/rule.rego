# METADATA
# title: Volume bound to nodes by a label they no longer have
# description: >-
#   AKS took the labels failure-domain.beta.kubernetes.io off its nodes with
#   Kubernetes 1.28. No node meets the affinity of the volume, and pods that
#   mount it stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-migrate-in-tree-volumes
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
# custom:
#   id: AKS957
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Name topology.kubernetes.io/zone.
package rules.storage.volume_bound_by_removed_label

import data.rules.lib.result

deny contains result.at(["kube", "volumes", i, "old_zone_label"], message) if {
	some i, v in input.kube.volumes
	v.old_zone_label == true
	message := sprintf("%s is bound to nodes by a label failure-domain.beta.kubernetes.io, which they no longer have", [v.address])
}
