# METADATA
# title: Pool not spread over availability zones
# description: >-
#   The nodes of a pool without zones may all stand in one data center, and
#   those of a pool in one zone do. When that zone fails, the pool is gone.
#   Zones cost nothing extra, but cannot be set later: the pool has to be made
#   anew.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS201
#   severity: high
#   pillar: reliability
#   environments: [production]
#   remediation:
#     terraform: >-
#       Write zones = ["1", "2", "3"] on the pool, or make one pool of the same
#       size for each zone.
#     arm: >-
#       Write availabilityZones ["1", "2", "3"] on the pool, or make one pool of
#       the same size for each zone.
#   equivalents:
#     psrule: [Azure.AKS.AvailabilityZone]
#     azure_policy: [ContainerService_managedclusters_ZoneRedundant_Audit]
#   dated: regions
#   blind: >-
#     Sizes that a region offers in some zones only, and dedicated hosts. Spot
#     pools, pools in a proximity placement group or with automatic zones, edge
#     zones, AKS Automatic, and regions the table does not know are left out.
package rules.zones.pool_without_zone_spread

import data.rules.lib.result
import data.rules.lib.zones

deny contains result.at(["pools", i, "zones"], message) if {
	some i, pool in input.pools
	zones.expected(pool)
	pool.zones == []
	zones.offered(input.location)
	input.sku == "base"
	input.edge_zone == false
	message := sprintf("pool %q names no availability zone, and %s has them", [pool.name, input.location])
}

deny contains result.at(["pools", i, "zones"], message) if {
	some i, pool in input.pools
	zones.expected(pool)
	count(pool.zones) == 1
	count(zones.of_pools_like(pool, input.pools)) == 1
	zones.offered(input.location)
	input.sku == "base"
	input.edge_zone == false
	message := sprintf("pool %q lies in zone %s only", [pool.name, pool.zones[0]])
}
