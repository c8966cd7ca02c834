# METADATA
# title: Pool in two zones only
# description: >-
#   With two zones, half of the nodes are gone when one fails, and the other
#   half has to carry everything until new nodes are up. With three it is a
#   third.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS202
#   severity: low
#   pillar: reliability
#   environments: [production]
#   remediation: Name three zones, where the size is offered in all of them.
#   equivalents:
#     psrule: [Azure.AKS.AvailabilityZone]
#   dated: regions
#   blind: >-
#     Sizes that a region offers in two zones only. Spot pools, pools in a
#     proximity placement group or with automatic zones, edge zones, AKS
#     Automatic, and regions the table does not know are left out.
package rules.zones.pool_in_two_zones

import data.rules.lib.result
import data.rules.lib.zones

deny contains result.related(["pools", i, "zones"], message, others) if {
	some i, pool in input.pools
	zones.expected(pool)
	count(pool.zones) in {1, 2}
	both := zones.of_pools_like(pool, input.pools)
	count(both) == 2
	zones.offered(input.location)
	input.sku == "base"
	input.edge_zone == false
	not _told(i, pool)
	message := sprintf("pool %q and those like it lie in zones %s only", [pool.name, concat(" and ", sort(both))])
	others := [place |
		some j, other in input.pools
		j > i
		_counted(other, pool)
		place := result.at(["pools", j, "zones"], sprintf("pool %s is one of them", [other.name]))
	]
}

# Pools alike are one finding: that of the first.
_told(i, pool) if {
	some j, other in input.pools
	j < i
	_counted(other, pool)
}

_counted(other, pool) if {
	other.mode == pool.mode
	other.vm_size == pool.vm_size
	zones.expected(other)
	count(other.zones) in {1, 2}
}
