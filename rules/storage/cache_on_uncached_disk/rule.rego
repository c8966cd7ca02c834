# METADATA
# title: Host cache asked for on disks that have none
# description: >-
#   Premium SSD v2 and Ultra disks take no host cache. A class of them with
#   another cachingMode than None makes disks that cannot be attached.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
#   - ref: https://learn.microsoft.com/azure/aks/use-premium-v2-disks
# custom:
#   id: AKS949
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Set cachingMode to None.
package rules.storage.cache_on_uncached_disk

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "caching_mode"], message) if {
	some i, c in input.kube.storage_classes
	c.driver == "disk"
	lower(c.sku) in {"premiumv2_lrs", "ultrassd_lrs"}
	is_string(c.caching_mode)
	lower(c.caching_mode) in {"readonly", "readwrite"}
	message := sprintf("%s asks for a cache (%s) on %s disks, which take none", [c.address, c.caching_mode, c.sku])
}
