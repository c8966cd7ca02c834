# METADATA
# title: Kubenet pod range has no /24 for every node
# description: >-
#   With kubenet each node takes a whole /24 of the pod range. When no /24 is
#   left new nodes are refused: scaling out stops, and so does every upgrade
#   that needs an extra node. The default range 10.244.0.0/16 has room for 256
#   nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-kubenet
# custom:
#   id: AKS405
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Choose a larger pod range or lower the maximum of nodes. More than 400
#     nodes need another network mode.
#   blind: >-
#     Nodes that are added by hand or by another tool after the deployment.
package rules.addressing.kubenet_pod_range_too_small

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "pod_cidrs"], message, plan.nodes(input.pools)) if {
	input.network.ipam == "kubenet"
	range := input.addressing.pod_range
	range.capacity != null

	# From 400 on it is not the range that ends first but the route table.
	range.capacity < 400
	_exhausted(range)
	message := sprintf(
		"the pod range of cluster %q has a /24 for %d of at least %d nodes that may run at maximum scale with upgrade surge",
		[input.name, range.capacity, range.at_least_max],
	)
}

_exhausted(range) if range.at_least_max > range.capacity

_exhausted(range) if range.max > range.capacity
