# METADATA
# title: Storage accounts of a class allow public blobs
# description: >-
#   The driver makes storage accounts in which anonymous access to blobs can
#   be switched on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-files
# custom:
#   id: AKS952
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave allowBlobPublicAccess at false.
package rules.storage.public_blobs_allowed

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "allow_blob_public_access"], message) if {
	some i, c in input.kube.storage_classes
	c.driver in {"file", "blob"}
	c.allow_blob_public_access == true
	message := sprintf("%s makes storage accounts that allow public blobs", [c.address])
}
