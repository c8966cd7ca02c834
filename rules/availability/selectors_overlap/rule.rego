# METADATA
# title: Workloads select each other's pods
# description: >-
#   Each of two workloads selects the pods of the other, as those that were copied
#   from one another do. What finds pods by the same labels takes them for
#   one: an autoscaler counts the load of both, a disruption budget and a Service
#   cover both, and controllers may adopt or delete pods of each other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
# custom:
#   id: AKS728
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give each workload a label of its own, in its selector and on its pods. The
#     selector of one that exists cannot be changed: it has to be made anew.
package rules.availability.selectors_overlap

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "overlap"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.overlap != null
	k := w.overlap
	message := sprintf("%s selects the pods of %s, and that selects its pods", [w.address, w.overlap_address])
	places := [result.at(["kube", "workloads", k, "selects_own_pods"], "the selector of the other")]
}
