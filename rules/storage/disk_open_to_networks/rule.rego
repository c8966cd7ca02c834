# METADATA
# title: Disks can be read over public networks
# description: >-
#   The driver makes disks whose data cannot be reached but through the
#   machine they are attached to. The class gives that up.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
# custom:
#   id: AKS951
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave networkAccessPolicy at DenyAll and publicNetworkAccess at
#     Disabled.
package rules.storage.disk_open_to_networks

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "network_access_policy"], message) if {
	some i, c in input.kube.storage_classes
	is_string(c.network_access_policy)
	lower(c.network_access_policy) == "allowall"
	message := sprintf("%s makes disks with networkAccessPolicy %s", [c.address, c.network_access_policy])
}

deny contains result.at(["kube", "storage_classes", i, "public_network_access"], message) if {
	some i, c in input.kube.storage_classes
	c.driver == "disk"
	is_string(c.public_network_access)
	lower(c.public_network_access) == "enabled"
	message := sprintf("%s makes disks with publicNetworkAccess %s", [c.address, c.public_network_access])
}
