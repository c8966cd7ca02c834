# METADATA
# title: No pool runs the operating system that pods require
# description: >-
#   Pods that require Windows, by os.name or by the label kubernetes.io/os,
#   stay Pending on a cluster whose pools all run Linux; and the other way
#   round.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/windows-best-practices
# custom:
#   id: AKS902
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Add a pool of that operating system, or take the condition away.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.no_pool_with_system

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "placement", "possible"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.pod.os == "windows"
	w.placement.cause == "os"
	message := sprintf("no pool runs the operating system of %s: %s", [w.address, w.placement.out_text])
}
