# METADATA
# title: Workloads at full scale exceed the quota
# description: >-
#   All workloads of the namespace at their most replicas ask for more than the
#   quota grants. Under load the autoscalers add pods that the API server
#   refuses.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   id: AKS773
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Raise the quota, or lower the ceilings of the autoscalers or the requests.
#   blind: >-
#     The pods of DaemonSets and Jobs, and those that a rollout adds for a
#     while.
package rules.resources.quota_exceeded

import data.rules.lib.result

deny contains result.at(["kube", "quotas", i, "items", j, "hard"], message) if {
	some i, q in input.kube.quotas
	some j, item in q.items
	item.exceeded == true
	message := sprintf(
		"%s grants %s of %s, and its workloads ask for %s at full scale",
		[q.address, _amount(item.resource, item.hard), item.resource, _amount(item.resource, item.demand)],
	)
}

_amount(resource, 1000) := "1 core" if endswith(resource, "cpu")

_amount(resource, n) := sprintf("%v cores", [n / 1000]) if {
	endswith(resource, "cpu")
	n != 1000
}

_amount(resource, n) := sprintf("%d MiB", [ceil(n / 1048576)]) if endswith(resource, "memory")

_amount(resource, n) := sprintf("%d", [n]) if endswith(resource, "pods")
