# METADATA
# title: Spread constraint wants more zones than the pools have
# description: >-
#   With minDomains above the number of zones, a hard constraint lets each
#   zone hold no more pods than maxSkew. The other pods stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS924
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Ask for no more domains than there are zones, or use pools in more
#     zones.
package rules.scheduling.more_zones_than_pools_have

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "spread", j, "min_domains"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, constraint in w.pod.spread
	constraint.topology_key == "topology.kubernetes.io/zone"
	constraint.when_unsatisfiable == "DoNotSchedule"
	is_number(constraint.min_domains)
	w.placement.possible == true
	constraint.min_domains > w.placement.zones_max
	message := sprintf("%s wants %d zones at least; its pools lie in %d", [w.address, constraint.min_domains, w.placement.zones_max])
	places := [result.at(["pools", e.pool, "zones"], "zones of a pool that takes its pods") | some e in w.placement.eligible]
}
