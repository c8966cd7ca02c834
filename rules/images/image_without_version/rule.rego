# METADATA
# title: Image without a version
# description: >-
#   The tag latest, or none, means another image from day to day: nodes run
#   different ones, and nobody can go back to the one before.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS840
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Name the version, or the digest, of the image.
#   equivalents:
#     azure_policy: [ImagesDoNotUseLatest]
#     checkov: [CKV_K8S_14]
#     kube_linter: [latest-tag]
#     kube_score: [container-image-tag]
#     polaris: [tagNotSpecified]
#     trivy: [KSV-0013]
package rules.images.image_without_version

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.versionless == true
	message := sprintf("container %q of %s runs %s, which names no version", [c.name, w.address, c.unversioned_image])
}
