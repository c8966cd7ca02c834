# METADATA
# title: Storage class named by the beta annotation
# description: >-
#   The annotation volume.beta.kubernetes.io/storage-class is deprecated and
#   will stop working.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/
# custom:
#   id: AKS975
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Name the class in storageClassName.
package rules.apis.storage_class_by_annotation

import data.rules.lib.result

deny contains result.at(["kube", "claims", i, "annotations"], message) if {
	some i, c in input.kube.claims
	class := c.annotations["volume.beta.kubernetes.io/storage-class"]
	message := sprintf("%s names class %q by an annotation", [c.address, class])
}
