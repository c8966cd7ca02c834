# METADATA
# title: Pod subnet has no addresses for all nodes
# description: >-
#   With dynamic allocation each node takes 16 addresses of the pod subnet as it
#   starts, and more as its pods come. Here even the first sixteen do not suffice
#   at maximum scale: new nodes come up without addresses for their pods.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation
# custom:
#   id: AKS406
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the pods a larger subnet, give some pools a pod subnet of their own,
#     or lower the maximum of nodes.
#   blind: >-
#     Whatever else is placed into the subnet outside the files: the true need is
#     higher.
package rules.addressing.dynamic_pod_subnet_exhausted

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, subnet.demand)) if {
	some pool in input.pools
	pool.ipam == "pod_subnet_dynamic"
	k := pool.pod_subnet.index
	subnet := input.network.subnets[k]
	subnet.capacity != null
	_exhausted(subnet)
	message := sprintf(
		"pod subnet %q has %d usable addresses, but the nodes need at least %d at maximum scale with upgrade surge, 16 each",
		[subnet.name, subnet.capacity, subnet.demand.at_least_max],
	)
}

_exhausted(subnet) if subnet.demand.at_least_max > subnet.capacity

_exhausted(subnet) if subnet.demand.max_floor > subnet.capacity
