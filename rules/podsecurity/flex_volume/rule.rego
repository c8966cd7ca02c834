# METADATA
# title: Pod uses a FlexVolume
# description: >-
#   FlexVolume needs a driver on every node, which AKS does not install any
#   more: the drivers of Key Vault and Blob storage are CSI drivers now.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-storage-drivers
# custom:
#   id: AKS830
#   severity: medium
#   pillar: operations
#   reads: [manifests]
#   remediation: Use the CSI driver for the storage.
#   equivalents:
#     azure_policy: [FlexVolumeDrivers]
package rules.podsecurity.flex_volume

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.flex_driver != null
	message := sprintf("volume %q of %s is a FlexVolume of %s", [v.name, w.address, v.flex_driver])
}
