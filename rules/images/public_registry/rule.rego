# METADATA
# title: Image comes from a public registry
# description: >-
#   Whoever takes over the account of its author there changes what runs in
#   the cluster, and an outage or a limit of the registry keeps pods from
#   starting.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-container-image-management
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS844
#   severity: medium
#   pillar: security
#   dated: registries
#   reads: [manifests]
#   remediation: >-
#     Import the image into a registry of your own, or let Azure Container
#     Registry cache it.
#   equivalents:
#     azure_policy: [ContainerAllowedImages]
#     kubescape: [C-0001, C-0078]
#     trivy: [KSV-0125]
#   blind: >-
#     Registries that are not in the table, such as one of your own under a
#     name of its own.
package rules.images.public_registry

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.implicit_registry == false
	is_string(c.registry)
	lower(c.registry) in data.facts.registries.public
	message := sprintf("container %q of %s runs an image from %s", [c.name, w.address, c.registry])
}
