# METADATA
# title: Node subnet nearly full at maximum scale
# description: >-
#   The plan fits, but more than four fifths of the subnet are taken at maximum
#   scale. Internal load balancers, private endpoints or one more pool then fill
#   it, and a subnet in use cannot simply be enlarged.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS403
#   severity: low
#   pillar: reliability
#   remediation: >-
#     Choose the next larger subnet while the cluster is still being planned.
#   blind: >-
#     Internal load balancers of Services that no manifest among the files
#     declares, and whatever else is placed into the subnet outside the files.
package rules.addressing.node_subnet_nearly_full

import data.rules.lib.plan
import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, demand)) if {
	some pool in input.pools
	k := pool.subnet.index
	subnet := input.network.subnets[k]
	demand := subnet.demand
	subnet.capacity != null
	demand.at_least_max <= subnet.capacity
	demand.max_floor <= subnet.capacity
	demand.max_floor * 100 > subnet.capacity * (100 - thresholds.subnet_headroom)
	message := sprintf(
		"subnet %q has %d usable addresses, and %d of them are taken at maximum scale with upgrade surge: %s",
		[subnet.name, subnet.capacity, demand.max_floor, plan.at_most(demand)],
	)
}
