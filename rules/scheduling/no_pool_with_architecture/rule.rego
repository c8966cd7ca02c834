# METADATA
# title: No pool has the processor architecture that pods require
# description: >-
#   Pods that require kubernetes.io/arch of one kind stay Pending on a cluster
#   whose machines all have the other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-arm64-vms
# custom:
#   id: AKS906
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Add a pool of a size of that architecture (Arm sizes have a p among the
#     letters after the number), or take the condition away.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.no_pool_with_architecture

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "placement", "possible"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.scheduling.constrained == true
	w.placement.cause == "arch"
	message := sprintf("no pool has the architecture that %s requires: %s", [w.address, w.placement.out_text])
}
