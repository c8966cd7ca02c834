# METADATA
# title: Node subnet runs out of addresses at maximum scale
# description: >-
#   Every node takes an address of its subnet, and with pods in the node subnet
#   every pod a node can run takes one more, whether it runs or not. Extra nodes
#   of an upgrade come on top. When the subnet is full the autoscaler and the
#   upgrade stop halfway, and a subnet in use cannot simply be enlarged.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS401
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the nodes a larger subnet, lower the maximum of nodes or of pods a
#     node, move a pool to a subnet of its own, or take the pods out of it with
#     Azure CNI Overlay.
#   equivalents:
#     psrule: [Azure.AKS.CNISubnetSize]
#   blind: >-
#     Internal load balancers of Services that no manifest among the files
#     declares, and whatever else is placed into the subnet outside the files: the true need is higher. Pods that use
#     the network of their node take no address: the true need is a little lower.
package rules.addressing.node_subnet_exhausted

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, subnet.demand)) if {
	some pool in input.pools
	k := pool.subnet.index
	subnet := input.network.subnets[k]
	subnet.capacity != null
	_exhausted(subnet)
	message := sprintf(
		"subnet %q has %d usable addresses, but at maximum scale with upgrade surge at least %d are needed: %s",
		[subnet.name, subnet.capacity, subnet.demand.at_least_max, plan.at_most(subnet.demand)],
	)
}

_exhausted(subnet) if subnet.demand.at_least_max > subnet.capacity

_exhausted(subnet) if subnet.demand.max_floor > subnet.capacity
