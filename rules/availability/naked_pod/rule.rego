# METADATA
# title: Pod that nothing makes anew
# description: >-
#   The pod has no controller. When its node is drained, fails or is replaced by
#   an upgrade, it is gone; and the autoscaler does not remove a node on which
#   it runs.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler-overview
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: AKS720
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Use a Deployment, or a Job for what runs once.
#   equivalents:
#     kubescape: [C-0073]
#     azure_policy: [BlockNakedPods]
#   blind: Pods that somebody runs by hand for a while.
package rules.availability.naked_pod

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "Pod"
	w.hook == false
	message := sprintf("%s has no controller that would make it anew", [w.address])
}
