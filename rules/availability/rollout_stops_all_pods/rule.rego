# METADATA
# title: Rollout takes every pod down
# description: >-
#   A new version is rolled out by ending all pods before new ones are ready:
#   each rollout is an outage.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# custom:
#   id: AKS718
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Roll out in steps that keep some pods running: replace pods one after
#     another, with one more than usual.
#   equivalents:
#     kube_linter: [no-rolling-update-strategy]
#     kube_score: [deployment-strategy]
#     kubescape: [C-0305]
#   blind: >-
#     Workloads that are recreated because they mount a claim are left out.
package rules.availability.rollout_stops_all_pods

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "strategy_type"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.strategy_type == "Recreate"
	w.replicas != 0
	w.claims == false
	message := sprintf("%s ends all of its pods before it makes new ones", [w.address])
}

deny contains result.at(["kube", "workloads", i, "max_unavailable"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.strategy_type == "RollingUpdate"
	w.replicas_min >= 1
	w.rollout_keeps == 0
	message := sprintf("a rollout of %s keeps none of its %d replicas running", [w.address, w.replicas_min])
}

deny contains result.at(["kube", "workloads", i, "max_unavailable"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "DaemonSet"
	w.strategy_type == "RollingUpdate"
	w.max_unavailable == "100%"
	message := sprintf("a rollout of %s ends all of its pods at once", [w.address])
}
