# METADATA
# title: Pod subnet used in two allocation modes
# description: >-
#   A pod subnet serves either single addresses or static blocks. A pool of the
#   other mode on the same subnet is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation
# custom:
#   id: AKS410
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the pools with static blocks a pod subnet of their own.
#   blind: >-
#     Pools of clusters that are not among the files.
package rules.addressing.pod_subnet_modes_mixed

import data.rules.lib.result

deny contains result.related(["pools", i, "pod_subnet", "id"], message, [result.at(place, "the other pool")]) if {
	some i, pool in input.pools
	pool.pod_ip_allocation == "StaticBlock"
	pool.ipam == "pod_subnet_static"
	k := pool.pod_subnet.index
	some u, use in input.network.subnets[k].uses
	use.role == "pods"
	use.ipam == "pod_subnet_dynamic"
	place := ["network", "subnets", k, "uses", u]
	message := sprintf(
		"pool %q takes static blocks of a pod subnet from which pool %q takes single addresses",
		[pool.name, use.name],
	)
}
