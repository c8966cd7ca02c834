# METADATA
# title: The driver of a class does not know its SKU
# description: >-
#   A class whose skuName the driver does not know makes no volume: every
#   claim of it stays Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-files
# custom:
#   id: AKS948
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Name one of the SKUs of the driver.
package rules.storage.sku_not_of_driver

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "sku"], message) if {
	some i, c in input.kube.storage_classes
	known := data.facts.storage_skus.skus[c.driver]
	not lower(c.sku) in known
	message := sprintf("%s has SKU %s, which the driver of Azure %ss does not know", [c.address, c.sku, c.driver])
}
