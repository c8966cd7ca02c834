# METADATA
# title: Autoscaler goes down to one replica
# description: >-
#   When little is to do the autoscaler leaves one pod, so that each drain of
#   its node is an outage. Without a floor of its own a HorizontalPodAutoscaler
#   takes one.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
# custom:
#   id: AKS707
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   reads: [manifests]
#   remediation: Let the autoscaler keep at least two replicas.
#   equivalents:
#     kube_linter: [hpa-minimum-three-replicas]
#     kube_score: [horizontalpodautoscaler-replicas]
#     polaris: [hpaMinAvailability]
#   blind: ScaledObjects of KEDA, which may go down to nothing on purpose.
package rules.availability.autoscaler_floor_below_two

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["kube", "autoscalers", i, "min_replicas"], message) if {
	some i, a in input.kube.autoscalers
	a.kind == "HorizontalPodAutoscaler"
	a.system == false
	a.min_replicas < thresholds.replicas
	message := sprintf("the floor of %s is %d", [a.address, a.min_replicas])
}
