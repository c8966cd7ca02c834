# METADATA
# title: Anti-affinity needs more nodes or zones than there can be
# description: >-
#   Required anti-affinity lets one pod run on each node or in each zone.
#   Where the replicas outnumber the nodes or zones that the pools can reach,
#   the rest stays Pending, and so do rolling updates.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
# custom:
#   id: AKS923
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Prefer the anti-affinity instead of requiring it, or use spread
#     constraints; or let the pools grow.
#   blind: >-
#     Room that a rolling update takes beyond the replicas.
package rules.scheduling.more_replicas_than_places

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "scheduling", "keeps_apart"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	is_number(w.replicas_max)
	is_string(w.scheduling.keeps_apart)
	some limit in _limits
	limit.apart == w.scheduling.keeps_apart
	most := w.placement[limit.most]
	w.placement.possible == true
	w.replicas_max > most
	message := sprintf("%s lets one pod run %s and has up to %d; its pools have %d %s", [w.address, limit.words, w.replicas_max, most, limit.of])
	places := [result.at(["pools", e.pool, limit.field], sprintf("%d %s in all", [most, limit.of])) | some e in w.placement.eligible]
}

_limits := [
	{"apart": "hostname", "most": "nodes_max", "words": "on a node", "of": "nodes at most", "field": "nodes_max"},
	{"apart": "zone", "most": "zones_max", "words": "in a zone", "of": "zones", "field": "zones"},
]
