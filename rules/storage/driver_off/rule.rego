# METADATA
# title: Claim needs a storage driver that is off
# description: >-
#   AKS runs the drivers of disks and files unless they are switched off, and
#   that of blobs only when it is switched on. Claims of a class whose driver
#   is off stay Pending, and snapshots without the controller are never taken.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-storage-drivers
# custom:
#   id: AKS955
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Switch the driver on in storage_profile.
#     arm: >-
#       Switch the driver on in storageProfile.
#   blind: >-
#     Drivers can be installed without AKS: unless the files are declared
#     complete the check stays open.
package rules.storage.driver_off

import data.rules.lib.result

deny contains result.related(["kube", "claims", i, "class", "driver"], message, places) if {
	some i, c in input.kube.claims
	c.class.driver_on == false
	message := sprintf("%s needs the driver of Azure %ss, which is off", [c.address, c.class.driver])
	places := [result.at(["storage", _switches[c.class.driver]], "the driver is off")]
}

deny contains result.related(["kube", "objects", i, "kind"], message, places) if {
	input.kube.snapshots.controller == false
	some i, o in input.kube.objects
	o.group == "snapshot.storage.k8s.io"
	message := sprintf("%s needs the snapshot controller, which is off", [o.address])
	places := [result.at(["storage", "snapshot_controller"], "the controller is off")]
}

_switches := {"disk": "disk_driver", "file": "file_driver", "blob": "blob_driver"}
