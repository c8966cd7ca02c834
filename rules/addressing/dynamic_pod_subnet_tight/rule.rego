# METADATA
# title: Pod subnet too small for full nodes
# description: >-
#   With dynamic allocation a node takes addresses of the pod subnet in batches
#   of 16 and keeps eight in reserve. The subnet has a first batch for every node,
#   but not enough for nodes that run as many pods as they may: then pods wait
#   for an address although there is room on the nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation
# custom:
#   id: AKS407
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Give the pods a larger subnet, or lower the maximum of pods a node to what
#     the nodes really run.
#   blind: >-
#     How many pods really run; this is the worst case. Whatever else is placed
#     into the subnet outside the files.
package rules.addressing.dynamic_pod_subnet_tight

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, demand)) if {
	some pool in input.pools
	pool.ipam == "pod_subnet_dynamic"
	k := pool.pod_subnet.index
	subnet := input.network.subnets[k]
	demand := subnet.demand
	subnet.capacity != null
	demand.at_least_max <= subnet.capacity
	demand.max_floor <= subnet.capacity
	demand.max > subnet.capacity
	message := sprintf(
		"pod subnet %q has %d usable addresses, but %d are needed at maximum scale when all nodes are full: %s",
		[subnet.name, subnet.capacity, demand.max, plan.at_most(demand)],
	)
}
