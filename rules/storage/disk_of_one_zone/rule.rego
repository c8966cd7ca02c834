# METADATA
# title: Disk of one zone for pods that can run in several
# description: >-
#   A locally redundant disk can be attached in its own zone alone. When that
#   zone fails, or has no room, the pod cannot start elsewhere although there
#   are nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-disk
# custom:
#   id: AKS943
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   environments: [production]
#   remediation: >-
#     Use a zone-redundant class (Premium_ZRS or StandardSSD_ZRS), or keep a
#     copy of the data in each zone.
#   blind: >-
#     Data that the application itself copies to other zones.
package rules.storage.disk_of_one_zone

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "volumes", j, "claim"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, volume in w.pod.volumes
	is_number(volume.claim_index)
	claim := input.kube.claims[volume.claim_index]
	claim.class.driver == "disk"
	claim.class.redundancy == "local"
	w.placement.many_zones == true
	message := sprintf("%s can run in several zones, and claim %q is a disk of one zone (%s)", [w.address, volume.claim, claim.class.sku])
	places := [result.at(["kube", "claims", volume.claim_index, "class", "sku"], "the class of the claim")]
}
