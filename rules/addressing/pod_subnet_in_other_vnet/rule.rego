# METADATA
# title: Pod subnet in another network than the nodes
# description: >-
#   Pods get their addresses through the network interface of their node, which
#   can hold addresses of its own virtual network only. A pool whose pod subnet
#   lies in another network is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS412
#   severity: high
#   pillar: reliability
#   remediation: Put the pod subnet into the virtual network of the node subnet.
#   blind: Networks that are not among the files.
package rules.addressing.pod_subnet_in_other_vnet

import data.rules.lib.result

deny contains result.related(["pools", i, "pod_subnet", "id"], message, places) if {
	some i, pool in input.pools
	pool.pod_subnet_same_vnet == false
	message := sprintf("the pod subnet of pool %q lies in another virtual network than its node subnet", [pool.name])
	places := [result.at(["pools", i, "subnet", "id"], "the node subnet")]
}
