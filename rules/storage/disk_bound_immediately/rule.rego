# METADATA
# title: Disks of one zone are made before the pod is placed
# description: >-
#   With volumeBindingMode Immediate, which is the default, the zone of a disk
#   is chosen before that of the pod. The pod must then follow its disk, into
#   a zone that may have no room or that its own conditions exclude.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
# custom:
#   id: AKS945
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Let volumes be bound when the first pod needs them:
#     WaitForFirstConsumer.
package rules.storage.disk_bound_immediately

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "binding_mode"], message) if {
	some i, c in input.kube.storage_classes
	c.driver == "disk"
	c.redundancy == "local"
	c.binding_mode == "Immediate"
	c.across_zones == true
	message := sprintf("%s makes disks of one zone (%s) before it is known in which zone the pod will run", [c.address, c.sku])
}
