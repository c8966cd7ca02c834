# METADATA
# title: Autoscaler takes a share of a request that is not there
# description: >-
#   The autoscaler is told to keep the use of a resource at a share of what is
#   requested. A container of the pods requests none of it, so that there is no
#   share to compute: the autoscaler does nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: AKS760
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let every container request the resource, or scale by an absolute value.
#   blind: >-
#     A LimitRange that is not among the files, and containers that are injected
#     when the pods are made.
package rules.resources.metric_without_request

import data.rules.lib.result

deny contains result.related(["kube", "autoscalers", i, "metrics", j, "requested"], message, places) if {
	some i, a in input.kube.autoscalers
	a.system == false
	some j, m in a.metrics
	m.requested == false
	message := sprintf("%s scales by the use of %s, of which container %q requests nothing", [a.address, m.resource, m.lacking])
	k := a.target
	is_number(k)
	places := [result.at(["kube", "workloads", k, "pod", "containers"], "what it scales")]
}
