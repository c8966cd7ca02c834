# METADATA
# title: Storage by the drivers that were inside Kubernetes
# description: >-
#   AKS supports no new volumes of the drivers kubernetes.io/azure-disk and
#   kubernetes.io/azure-file since Kubernetes 1.26.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-migrate-in-tree-volumes
# custom:
#   id: AKS946
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Use the provisioners disk.csi.azure.com and file.csi.azure.com.
#   equivalents:
#     azure_policy: [EnforceCSIDriver]
package rules.storage.in_tree_driver

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "provisioner"], message) if {
	some i, c in input.kube.storage_classes
	c.driver in {"in_tree_disk", "in_tree_file"}
	message := sprintf("%s uses the provisioner %s, which was inside Kubernetes", [c.address, c.provisioner])
}

deny contains result.at(["kube", "volumes", i], message) if {
	some i, v in input.kube.volumes
	_old(v.azure_disk, v.azure_file)
	message := sprintf("%s is a volume of a driver that was inside Kubernetes", [v.address])
}

_old(disk, _) if disk == true

_old(_, file) if file == true
