# METADATA
# title: Autoscaler cannot scale
# description: >-
#   The ceiling of the autoscaler is not above its floor, so that it never
#   changes anything: load is met with the same number of pods.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: AKS708
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Raise the ceiling above the floor, or drop the autoscaler.
#   equivalents:
#     polaris: [hpaMaxAvailability]
package rules.availability.autoscaler_without_room

import data.rules.lib.result

deny contains result.related(["kube", "autoscalers", i, "max_replicas"], message, [other]) if {
	some i, a in input.kube.autoscalers
	a.system == false
	is_number(a.max_replicas)
	a.max_replicas <= a.min_replicas
	message := sprintf("%s scales between %d and %d replicas", [a.address, a.min_replicas, a.max_replicas])
	other := result.at(["kube", "autoscalers", i, "min_replicas"], "the floor")
}
