# METADATA
# title: NFS share on a standard storage account
# description: >-
#   Azure Files serves NFS from premium accounts alone. The driver refuses a
#   class with protocol nfs and a standard SKU, and its claims stay Pending.
#   Where no SKU is written it takes a premium one.
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
	startswith(lower(c.sku), "standard")
	message := sprintf("%s makes NFS shares of SKU %s", [c.address, c.sku])
}
