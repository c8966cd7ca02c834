# METADATA
# title: No pool lies in the zone that pods require
# description: >-
#   The label topology.kubernetes.io/zone of a node is the region, a hyphen
#   and the number of the zone. Pods that require a zone in which no pool has
#   nodes stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
# custom:
#   id: AKS904
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Name a zone that a pool lies in, or add the zone to a new pool: the
#     zones of a pool cannot be changed.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.no_pool_in_zone

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "placement", "possible"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.scheduling.constrained == true
	w.placement.cause == "zone"
	message := sprintf("no pool lies in the zone that %s requires: %s", [w.address, w.placement.out_text])
}
