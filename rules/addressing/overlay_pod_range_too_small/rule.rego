# METADATA
# title: Overlay pod range has no /24 for every node
# description: >-
#   With Azure CNI Overlay each node takes a whole /24 of the pod range, however
#   few pods it may run. When no /24 is left new nodes are refused: scaling out
#   stops, and so does every upgrade that needs an extra node. The default range
#   10.244.0.0/16 has room for 256 nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand
# custom:
#   id: AKS404
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Choose a larger pod range: it needs one bit less for each doubling of the
#     nodes, /23 for two, /20 for sixteen, /16 for 256. Or lower the maximum of
#     nodes.
#   blind: >-
#     Nodes that are added by hand or by another tool after the deployment.
package rules.addressing.overlay_pod_range_too_small

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "pod_cidrs"], message, plan.nodes(input.pools)) if {
	input.network.ipam == "overlay"
	range := input.addressing.pod_range
	range.capacity != null
	_exhausted(range)
	message := sprintf(
		"the pod range of cluster %q has a /24 for %d of at least %d nodes that may run at maximum scale with upgrade surge",
		[input.name, range.capacity, range.at_least_max],
	)
}

_exhausted(range) if range.at_least_max > range.capacity

_exhausted(range) if range.max > range.capacity
