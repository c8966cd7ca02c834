# METADATA
# title: Pools in different virtual networks
# description: >-
#   All pools of a cluster have to lie in one virtual network; only their
#   subnets may differ. A pool in a subnet of one's own beside a default pool
#   without one lies in another network too: the default pool is in the network
#   that AKS makes. Azure refuses such a pool.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-node-pools
# custom:
#   id: AKS123
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give every pool, the default pool included, a subnet of the same virtual
#     network, or none of them.
package rules.pools.pools_in_different_networks

import data.rules.lib.result

deny contains result.at(["network", "one_vnet"], message) if {
	input.network.one_vnet == false
	message := sprintf("the pools of cluster %q lie in different virtual networks", [input.name])
}

deny contains result.at(["pools", i, "subnet", "written"], message) if {
	some i, pool in input.pools
	pool.is_default == false
	pool.subnet.written == true
	_default_pool_in_managed_network
	message := sprintf("pool %q names a subnet, but the default pool names none and lies in the network that AKS makes", [pool.name])
}

_default_pool_in_managed_network if {
	some pool in input.pools
	pool.is_default == true
	pool.subnet.written == false
}
