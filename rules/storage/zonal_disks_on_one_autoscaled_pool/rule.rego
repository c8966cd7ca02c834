# METADATA
# title: Disks of one zone each on one autoscaled pool of several zones
# description: >-
#   Each replica is tied to the zone its disk was made in. The autoscaler adds
#   nodes to the pool, not to a zone of it: after a scale-in or the loss of a
#   node a replica can stay Pending although nodes are added.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
#   - ref: https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure
# custom:
#   id: AKS944
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Use a zone-redundant class (Premium_ZRS or StandardSSD_ZRS), or one pool
#     for each zone.
package rules.storage.zonal_disks_on_one_autoscaled_pool

import data.rules.lib.result

deny contains result.related(["kube", "claims", i, "class", "sku"], message, places) if {
	some i, c in input.kube.claims
	c.template == true
	c.class.driver == "disk"
	c.class.redundancy == "local"
	w := input.kube.workloads[c.workload]
	w.application == true
	is_number(w.replicas_max)
	w.replicas_max > 1
	is_number(w.placement.only)
	pool := input.pools[w.placement.only]
	pool.autoscaling == true
	count(pool.zones) > 1
	message := sprintf("%s makes disks of one zone each (%s), and pool %q alone spans %d zones: the autoscaler cannot add a node where a disk is", [c.address, c.class.sku, pool.name, count(pool.zones)])
	places := [result.at(["pools", w.placement.only, "zones"], "one pool for all zones")]
}
