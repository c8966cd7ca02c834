# METADATA
# title: Autoscaler of something that does not exist
# description: >-
#   No object has the kind and the name that the autoscaler is for, so that it
#   does nothing: most often the workload was renamed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: AKS761
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Let the autoscaler name an object that exists, or remove it.
#   equivalents:
#     kube_linter: [dangling-horizontalpodautoscaler]
#     kube_score: [horizontalpodautoscaler-has-target]
#     kubescape: [C-0300]
#   blind: >-
#     Objects of kinds that make no pods by themselves, and what an operator
#     makes.
package rules.resources.autoscaler_target_missing

import data.rules.lib.result

deny contains result.at(["kube", "autoscalers", i, "target_name"], message) if {
	some i, a in input.kube.autoscalers
	a.found == false
	message := sprintf("%s scales %s %q, which does not exist", [a.address, a.target_kind, a.target_name])
}

deny contains result.at(["kube", "vertical_autoscalers", i, "target_name"], message) if {
	some i, a in input.kube.vertical_autoscalers
	a.found == false
	message := sprintf("%s drives %s %q, which does not exist", [a.address, a.target_kind, a.target_name])
}
