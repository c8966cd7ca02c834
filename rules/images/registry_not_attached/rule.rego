# METADATA
# title: Nodes may not pull from the registry of an image
# description: >-
#   The identity that nodes pull with holds no role on the registry, and the
#   pod brings no secret: the image is not pulled and the pod does not start.
#   A role for the identity of the cluster itself does not help.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-container-registry-integration
# custom:
#   id: AKS845
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Give the identity of the kubelets the role AcrPull on the registry.
#   blind: >-
#     Roles that are assigned elsewhere, by az aks update --attach-acr or on a
#     group, where the files are not said to be complete.
package rules.images.registry_not_attached

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "containers", j, "image"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.registry_attached == false
	message := sprintf("container %q of %s comes from %s, from which the nodes may not pull", [c.name, w.address, c.registry])
	places := [result.at(["registries", k, "name"], "the registry") |
		some k, r in input.registries
		r.name == trim_suffix(lower(c.registry), ".azurecr.io")
	]
}
