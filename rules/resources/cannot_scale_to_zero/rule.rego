# METADATA
# title: Scale to zero that never happens
# description: >-
#   The floor of the ScaledObject is zero, but it looks at nothing but processor
#   and memory of the pods. With no pod there is nothing to look at, so that
#   KEDA keeps one.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://keda.sh/docs/latest/scalers/cpu/
#   - ref: https://learn.microsoft.com/azure/aks/keda-about
# custom:
#   id: AKS765
#   severity: low
#   pillar: cost
#   reads: [manifests]
#   remediation: >-
#     Set the floor that is meant, or add a trigger that looks at work to be
#     done.
package rules.resources.cannot_scale_to_zero

import data.rules.lib.result

deny contains result.related(["kube", "autoscalers", i, "min_replicas"], message, [other]) if {
	some i, a in input.kube.autoscalers
	a.kind == "ScaledObject"
	a.min_replicas == 0
	a.only_resources == true
	message := sprintf("%s goes down to zero by processor and memory alone", [a.address])
	other := result.at(["kube", "autoscalers", i, "only_resources"], "the triggers")
}
