# METADATA
# title: Hard spread over zones on one autoscaled pool
# description: >-
#   The cluster autoscaler adds nodes to a pool, not to a zone of it. Where
#   one pool spans the zones, a pod that must go to a certain zone can stay
#   Pending although nodes are added.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
#   - ref: https://learn.microsoft.com/azure/aks/reliability-availability-zones-configure
# custom:
#   id: AKS922
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Use one pool for each zone, or ScheduleAnyway.
package rules.scheduling.hard_zone_spread_on_one_pool

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "spread", j, "when_unsatisfiable"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, constraint in w.pod.spread
	constraint.topology_key == "topology.kubernetes.io/zone"
	constraint.when_unsatisfiable == "DoNotSchedule"
	is_number(w.placement.only)
	pool := input.pools[w.placement.only]
	pool.autoscaling == true
	count(pool.zones) > 1
	message := sprintf("%s must be spread evenly over the zones of pool %q alone, and the autoscaler cannot add a node in a zone of its choice", [w.address, pool.name])
	places := [result.at(["pools", w.placement.only, "zones"], "one pool for all zones")]
}
