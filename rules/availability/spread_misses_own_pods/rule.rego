# METADATA
# title: Spread constraint does not select its own pods
# description: >-
#   A topology spread constraint counts the pods that its selector selects. This
#   one does not select the pods it is written for, so that it does not spread
#   them, or counts others in their place.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
# custom:
#   id: AKS717
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the selector of the constraint match the labels of the pod template.
#   equivalents:
#     kube_score: [pod-topology-spread-constraints]
#   blind: >-
#     Anti-affinity, which may be meant to keep away from the pods of another
#     workload.
package rules.availability.spread_misses_own_pods

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "spread", j, "selects_self"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, s in w.pod.spread
	s.selects_self == false
	s.match_label_keys == []
	message := sprintf("the spread of %s over %s does not select its own pods", [w.address, s.topology_key])
}
