# METADATA
# title: Windows pool on a network that is Linux only
# description: >-
#   Neither kubenet nor the Cilium data plane knows Windows nodes. The pool
#   cannot be added to the cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS125
#   severity: high
#   pillar: reliability
#   remediation: Use Azure CNI with the azure data plane in clusters with Windows pools.
package rules.pools.windows_pool_on_wrong_network

import data.rules.lib.result

deny contains result.related(["pools", i, "os_type"], message, [other]) if {
	input.network.plugin == "kubenet"
	some i, pool in input.pools
	pool.os_type == "Windows"
	message := sprintf("pool %q runs Windows, which kubenet does not support", [pool.name])
	other := result.at(["network", "plugin"], "the cluster uses kubenet")
}

deny contains result.related(["pools", i, "os_type"], message, [other]) if {
	input.network.data_plane == "cilium"
	some i, pool in input.pools
	pool.os_type == "Windows"
	message := sprintf("pool %q runs Windows, which the Cilium data plane does not support", [pool.name])
	other := result.at(["network", "data_plane"], "the cluster uses Cilium")
}
