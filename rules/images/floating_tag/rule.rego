# METADATA
# title: Tag of an image floats
# description: >-
#   The tag names a branch, a stage or a major version (main, stable, v1, 1), so
#   that the image behind it changes without a change of the manifest.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-container-image-management
# custom:
#   id: AKS841
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Name the version, or the digest, of the image.
#   blind: >-
#     Whether a tag with digits is pushed again: a number of two digits or more
#     is taken for that of a build, 1.2 for a whole version, and a date or a
#     commit for what never moves.
package rules.images.floating_tag

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.versionless == false
	c.digest == null
	is_string(c.tag)
	regex.match(`^(?i)(v[0-9]{1,2}|[0-9]|[a-z][a-z._-]*)$`, c.tag)
	message := sprintf("container %q of %s runs %s, whose tag may move", [c.name, w.address, c.image])
}
