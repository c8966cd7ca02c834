# METADATA
# title: Pod subnet has no blocks for all nodes
# description: >-
#   With static block allocation each node takes all its blocks of 16 addresses
#   at once, enough for every pod it may run. At maximum scale the subnet has not
#   enough of them, and new nodes are refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation
# custom:
#   id: AKS408
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the pods a larger subnet, lower the maximum of pods a node by a
#     multiple of 16, or lower the maximum of nodes.
#   blind: >-
#     Whatever else is placed into the subnet outside the files, and gaps between
#     blocks: the true need is higher.
package rules.addressing.static_pod_subnet_exhausted

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, subnet.demand)) if {
	some pool in input.pools
	pool.pod_ip_allocation == "StaticBlock"
	pool.ipam == "pod_subnet_static"
	k := pool.pod_subnet.index
	subnet := input.network.subnets[k]
	subnet.capacity != null
	_exhausted(subnet)
	message := sprintf(
		"pod subnet %q has %d usable addresses, but at maximum scale with upgrade surge at least %d are needed: %s",
		[subnet.name, subnet.capacity, subnet.demand.at_least_max, plan.at_most(subnet.demand)],
	)
}

_exhausted(subnet) if subnet.demand.at_least_max > subnet.capacity

_exhausted(subnet) if subnet.demand.max_floor > subnet.capacity
