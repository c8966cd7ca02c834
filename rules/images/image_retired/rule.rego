# METADATA
# title: Image is not maintained any more
# description: >-
#   Faults that are found in it stay, and the next version of Kubernetes may
#   not run it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-nginx-to-gateway-api-migration
# custom:
#   id: AKS848
#   severity: medium
#   pillar: security
#   dated: registries
#   reads: [manifests]
#   remediation: >-
#     Move to what took its place: Gateway API or the application routing
#     add-on for ingress-nginx, workload identity for pod identity,
#     registry.k8s.io for k8s.gcr.io, the maker's own image for one of Bitnami.
#   equivalents:
#     kubescape: [C-0253, C-0292]
package rules.images.image_retired

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	what := data.facts.registries.retired[c.repository]
	message := sprintf("container %q of %s runs %s", [c.name, w.address, what])
}

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	what := data.facts.registries.retired_owners[split(c.repository, "/")[0]]
	message := sprintf("container %q of %s runs %s", [c.name, w.address, what])
}

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	c.registry == "k8s.gcr.io"
	not data.facts.registries.retired[c.repository]
	message := sprintf("container %q of %s runs an image from k8s.gcr.io, which is frozen since 2023", [c.name, w.address])
}
