# METADATA
# title: Image of another version of Windows than the nodes
# description: >-
#   A Windows container shares the kernel of its node. An image does not start
#   on nodes of an older Windows Server, and one of 2019 starts on no newer
#   nodes. The version of an image is read from its tag. Whether an image of
#   2022 runs on newer nodes is left open.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-windows-os
#   - ref: https://learn.microsoft.com/azure/aks/windows-best-practices
#   - ref: https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility
# custom:
#   id: AKS928
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Build the image on the version of Windows that the pool runs, or add a
#       pool whose os_sku is that of the image.
#     arm: >-
#       Build the image on the version of Windows that the pool runs, or add a
#       pool whose osSKU is that of the image.
#   blind: >-
#     Images whose tag does not say their version of Windows, and pools that
#     leave their version to AKS.
package rules.scheduling.windows_image_of_other_version

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "containers", w.needs.windows_image, "image"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	is_number(w.needs.windows_image)
	c := w.pod.containers[w.needs.windows_image]
	message := sprintf("container %q of %s has image tag %s, a version of Windows that runs on no pool that may take its pods", [c.name, w.address, c.tag])
	places := array.slice([result.at(["pools", e.pool, "os_sku"], sprintf("its nodes run %s", [input.pools[e.pool].os_sku])) | some e in w.placement.eligible], 0, 4)
}
