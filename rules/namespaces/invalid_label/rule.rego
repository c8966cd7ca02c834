# METADATA
# title: Label that the API server refuses
# description: >-
#   A key or a value has a character that labels may not have, or too many of
#   them: the object is not created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
# custom:
#   id: AKS859
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Use letters, digits, hyphens, dots and underscores, at most 63, with one
#     of the first two at both ends.
#   equivalents:
#     kube_score: [label-values]
#   blind: Labels of pod templates and selectors.
package rules.namespaces.invalid_label

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "labels"], message) if {
	some i, o in input.kube.objects
	o.invalid_label != null
	message := sprintf("%s has the label %s, which is not allowed", [o.address, o.invalid_label])
}
