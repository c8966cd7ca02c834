# METADATA
# title: Claim for many nodes on a class of Azure disks
# description: >-
#   A file system on an Azure disk can be mounted by one node at a time. A
#   claim with access mode ReadWriteMany or ReadOnlyMany on a class of disks
#   is not bound, and pods that mount it stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
# custom:
#   id: AKS940
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Use a class of Azure Files for what many nodes mount, or ReadWriteOnce.
package rules.storage.shared_access_to_disk

import data.rules.lib.result

deny contains result.at(["kube", "claims", i, "access_modes"], message) if {
	some i, c in input.kube.claims
	c.system == false
	c.shared == true
	c.volume_mode == "Filesystem"
	c.class.driver == "disk"
	message := sprintf("%s asks for %s of a disk", [c.address, concat(", ", c.access_modes)])
}
