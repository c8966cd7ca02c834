# METADATA
# title: NFS share on a standard storage account
# description: >-
#   Azure Files serves NFS from premium accounts alone. A class with protocol
#   nfs and another SKU makes no share, and its claims stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-files
# custom:
#   id: AKS950
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Set skuName to Premium_LRS or Premium_ZRS.
package rules.storage.nfs_share_not_premium

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "sku"], message) if {
	some i, c in input.kube.storage_classes
	c.driver == "file"
	c.protocol == "nfs"
	not startswith(lower(c.sku), "premium")
	message := sprintf("%s makes NFS shares of SKU %s", [c.address, c.sku])
}
