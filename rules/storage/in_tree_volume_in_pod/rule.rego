# METADATA
# title: Pod mounts a disk or share by a driver that was inside Kubernetes
# description: >-
#   Volumes of type azureDisk and azureFile name the drivers that were inside
#   Kubernetes. AKS supports no new ones since 1.26.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-migrate-in-tree-volumes
# custom:
#   id: AKS947
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Mount a claim, or a volume of type csi.
#   equivalents:
#     azure_policy: [AllowedVolumeTypes]
package rules.storage.in_tree_volume_in_pod

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, volume in w.pod.volumes
	volume.kind in {"azureDisk", "azureFile"}
	message := sprintf("%s mounts a volume of type %s", [w.address, volume.kind])
}
