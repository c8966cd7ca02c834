# METADATA
# title: Quota refuses pods of its own namespace
# description: >-
#   The quota counts a resource, so that every container of the namespace has to
#   state it. One leaves it out, and no LimitRange fills it in: the API server
#   refuses the pods, and the workload stays at none.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   id: AKS772
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     State the resource in the container, or give the namespace a LimitRange
#     with a default.
#   blind: >-
#     A LimitRange that is not among the files, and containers that are injected
#     when the pods are made.
package rules.resources.quota_refuses_pods

import data.rules.lib.result

deny contains result.related(["kube", "quotas", i, "refuses", j, "refused"], message, [other]) if {
	some i, q in input.kube.quotas
	some j, r in q.refuses
	r.refused == true
	k := r.workload
	message := sprintf("%s counts %s, which container %q of %s leaves out", [q.address, r.resource, r.container, input.kube.workloads[k].address])
	other := result.at(["kube", "quotas", i, "hard"], "the quota")
}
