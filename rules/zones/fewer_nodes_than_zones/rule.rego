# METADATA
# title: Fewer nodes than zones
# description: >-
#   The pool lists more zones than it has nodes, so that one zone stands empty:
#   the spread that the configuration promises is not there, and the loss of one
#   zone takes more of the pool than planned.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS203
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   remediation: >-
#     Give the pool at least one node for each zone; with the autoscaler on, its
#     minimum counts.
#   blind: >-
#     How Azure places the nodes. Spot pools, gateway pools and pools that may
#     go down to zero nodes are left out.
package rules.zones.fewer_nodes_than_zones

import data.rules.lib.result

deny contains result.related(["pools", i, "nodes_min"], message, [other]) if {
	some i, pool in input.pools
	pool.mode in {"System", "User"}
	pool.priority == "Regular"
	zones := count(pool.zones)
	zones > 1
	pool.nodes_min > 0
	pool.nodes_min < zones
	message := sprintf("pool %q lists %d zones and goes down to fewer nodes (%d)", [pool.name, zones, pool.nodes_min])
	other := result.at(["pools", i, "zones"], sprintf("%d zones are listed", [zones]))
}
