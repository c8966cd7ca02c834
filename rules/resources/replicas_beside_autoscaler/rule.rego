# METADATA
# title: Number of replicas beside an autoscaler
# description: >-
#   The workload states its replicas, and an autoscaler drives them. Each time
#   the files are applied the number is set back, until the autoscaler corrects
#   it: under load that is an outage.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-scale
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: AKS762
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Leave the replicas out, and let the autoscaler set them.
#   equivalents:
#     kube_score: [deployment-targeted-by-hpa-does-not-have-replicas-configured]
package rules.resources.replicas_beside_autoscaler

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "replicas_stated"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.autoscaled == true
	w.replicas_stated == true
	message := sprintf("%s states %v replicas, and an autoscaler drives them", [w.address, w.replicas])
}
