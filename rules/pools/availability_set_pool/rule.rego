# METADATA
# title: Pool built on an availability set
# description: >-
#   Availability sets have been retired for AKS since 2025-09-30. They know
#   neither zones, nor several pools, nor the autoscaler, and no new pool of
#   this kind can be made.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/availability-sets-on-aks
# custom:
#   id: AKS119
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Use virtual machine scale sets, which are the default; the cluster has to
#     be made anew or migrated.
#   equivalents:
#     checkov: [CKV_AZURE_169]
#     psrule: [Azure.AKS.PoolScaleSet]
package rules.pools.availability_set_pool

import data.rules.lib.result

deny contains result.at(["pools", i, "type"], message) if {
	some i, pool in input.pools
	pool.type == "AvailabilitySet"
	message := sprintf("pool %q is built on an availability set", [pool.name])
}
