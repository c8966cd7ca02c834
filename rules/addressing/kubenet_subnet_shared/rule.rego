# METADATA
# title: Kubenet subnet shared with another cluster
# description: >-
#   Kubenet writes a route for the pods of each node into the route table of the
#   subnet. Two clusters on one subnet write into the same table, usually for the
#   same pod range, and traffic reaches nodes of the wrong cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
# custom:
#   id: AKS427
#   severity: critical
#   pillar: reliability
#   remediation: Give each cluster a subnet of its own, or use Azure CNI Overlay.
#   blind: Clusters that are not among the files, and subnets that are not.
package rules.addressing.kubenet_subnet_shared

import data.rules.lib.result

deny contains result.related(["pools", i, "subnet", "id"], message, [result.at(place, "the nodes of the other cluster")]) if {
	some i, pool in input.pools
	pool.ipam == "kubenet"
	k := pool.subnet.index
	subnet := input.network.subnets[k]
	some u, use in subnet.uses
	use.role == "nodes"
	use.other_cluster == true
	place := ["network", "subnets", k, "uses", u]

	# It does not name the other cluster, so that many of them are one finding.
	message := sprintf("pool %q uses kubenet, and its subnet %q also holds nodes of another cluster", [pool.name, subnet.name])
}
