# METADATA
# title: Public image on a network-isolated cluster
# description: >-
#   Nodes of the cluster have no way to the internet, so that the pull never
#   succeeds and the pod does not start.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-isolated
# custom:
#   id: AKS847
#   severity: high
#   pillar: reliability
#   dated: registries
#   reads: [cluster, manifests]
#   remediation: >-
#     Import the image into a registry with a private endpoint in the network
#     of the cluster.
#   blind: >-
#     Registries that are not in the table. Mirrors that containerd on the
#     nodes was told of.
package rules.images.public_image_without_way_out

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "containers", j, "image"], message, [result.at(["network", "outbound_type"], "no way out of the network")]) if {
	input.network.outbound_type in {"none", "block"}
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	is_string(c.registry)
	lower(c.registry) in array.concat(data.facts.registries.public, ["mcr.microsoft.com"])
	message := sprintf("container %q of %s comes from %s, which a cluster without a way out does not reach", [c.name, w.address, c.registry])
}
