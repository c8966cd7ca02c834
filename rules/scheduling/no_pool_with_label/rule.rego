# METADATA
# title: No pool has the labels that pods require
# description: >-
#   A node selector or a required node affinity that the nodes of no pool meet
#   leaves every pod Pending. Nodes carry the labels of their pool and those
#   that AKS sets.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
# custom:
#   id: AKS901
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Give a pool the label, or require one that a pool has.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.no_pool_with_label

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "placement", "possible"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.scheduling.constrained == true
	w.placement.cause == "label"
	message := sprintf("no pool has the labels that %s requires: %s", [w.address, w.placement.out_text])
}
