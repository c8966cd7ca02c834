# METADATA
# title: Every pool that fits has a taint that pods do not tolerate
# description: >-
#   Where every pool that meets the conditions of a pod has a taint of effect
#   NoSchedule or NoExecute that the pod does not tolerate, the pod stays
#   Pending. The usual case is a cluster whose only pool is reserved for
#   critical add-ons, or whose other pools are all Spot pools.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-advanced-scheduler
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS903
#   severity: critical
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Add a pool without the taint, or let the pods tolerate it where that is
#     meant.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.taints_keep_pods_out

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "placement", "possible"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.placement.cause == "taint"
	w.application == true
	w.kind != "DaemonSet"
	_not_about_spot(w.scheduling.spot_required, w.scheduling.spot_tolerated)
	message := sprintf("%s has no pool to run on: %s", [w.address, w.placement.out_text])
}

# Pods that want Spot nodes and do not tolerate their taint have a rule of their
# own.
_not_about_spot(required, _) if required == false

_not_about_spot(_, tolerated) if tolerated == true
