# METADATA
# title: Image names no registry
# description: >-
#   The image comes from Docker Hub without saying so: pulls are limited by
#   address, which the nodes of a cluster share, and no list of allowed
#   registries covers the name.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-container-image-management
# custom:
#   id: AKS843
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Write the registry, and import the image into one of your own.
#   blind: Images that a tool puts another registry before.
package rules.images.image_without_registry

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.implicit_registry == true
	message := sprintf("container %q of %s runs %s from Docker Hub, which it does not name", [c.name, w.address, c.image])
}
