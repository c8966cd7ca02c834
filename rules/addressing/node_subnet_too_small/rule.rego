# METADATA
# title: Node subnet too small for the first deployment
# description: >-
#   The nodes that the configuration starts with already need more addresses than
#   the subnet has. The deployment fails part of the way, with some nodes
#   created and the rest refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS402
#   severity: critical
#   pillar: reliability
#   remediation: >-
#     Give the nodes a larger subnet, start with fewer nodes or fewer pods a
#     node, or take the pods out of the subnet with Azure CNI Overlay.
#   blind: >-
#     Internal load balancers of Services that no manifest among the files
#     declares, and whatever else is placed into the subnet outside the files: the true need is higher.
package rules.addressing.node_subnet_too_small

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places_from_start(k, subnet.demand)) if {
	some pool in input.pools
	k := pool.subnet.index
	subnet := input.network.subnets[k]
	subnet.capacity != null
	_too_small(subnet)
	message := sprintf(
		"subnet %q has %d usable addresses, but at least %d are needed from the start: %s",
		[subnet.name, subnet.capacity, subnet.demand.at_least_now, plan.from_start(subnet.demand)],
	)
}

_too_small(subnet) if subnet.demand.at_least_now > subnet.capacity

_too_small(subnet) if subnet.demand.now > subnet.capacity
