# METADATA
# title: Nodes not evenly spread over zones
# description: >-
#   The number of nodes is not a multiple of the number of zones, so that one
#   zone carries more than another, and the loss of the fullest takes more than
#   its share.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS204
#   severity: info
#   pillar: reliability
#   environments: [production]
#   remediation: >-
#     Use a multiple of the number of zones: three, six or nine nodes for three
#     zones.
#   blind: >-
#     What the autoscaler makes of it: only its minimum is looked at.
package rules.zones.nodes_uneven_over_zones

import data.rules.lib.result

deny contains result.related(["pools", i, "nodes_min"], message, [other]) if {
	some i, pool in input.pools
	pool.mode in {"System", "User"}
	pool.priority == "Regular"
	zones := count(pool.zones)
	zones > 1
	pool.nodes_min > zones
	pool.nodes_min % zones != 0
	message := sprintf("%d nodes of pool %q cannot be spread evenly over %d zones", [pool.nodes_min, pool.name, zones])
	other := result.at(["pools", i, "zones"], sprintf("%d zones are listed", [zones]))
}
