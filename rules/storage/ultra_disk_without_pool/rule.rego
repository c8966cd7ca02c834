# METADATA
# title: No pool can attach the Ultra disk that pods mount
# description: >-
#   An Ultra disk can be attached only to nodes of a pool that allows it.
#   When no pool that may take the pods does, the disk is never attached
#   and the pods do not start.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-ultra-disks
# custom:
#   id: AKS959
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Set ultra_ssd_enabled on a pool that takes the pods, or use
#       another kind of disk.
#     arm: >-
#       Set enableUltraSSD on a pool that takes the pods, or use another
#       kind of disk.
#   blind: >-
#     Ultra disks that a PersistentVolume or a generic ephemeral volume
#     brings, and claims that no pod among the files mounts.
package rules.storage.ultra_disk_without_pool

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "needs", "ultra_disk"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	is_number(w.needs.ultra_disk)
	w.needs.ultra_pool == false
	c := input.kube.claims[w.needs.ultra_disk]
	message := sprintf("%s mounts an Ultra disk of class %s, which no pool that may take its pods can attach", [w.address, c.class.name])
	places := array.slice([result.at(["pools", e.pool, "ultra_ssd"], "Ultra disks are off for the pool") | some e in w.placement.eligible], 0, 4)
}
