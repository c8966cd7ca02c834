# METADATA
# title: Gateway for Application Gateway for Containers on a cluster with kubenet
# description: >-
#   Application Gateway for Containers sends requests straight to pods. With
#   kubenet the addresses of pods are known to the nodes only, and the
#   combination is not supported: the Gateway is programmed at best, and no
#   request arrives.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS326
#   severity: critical
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Use Azure CNI Overlay (network_plugin = "azure", network_plugin_mode =
#       "overlay"), or another controller for the Gateway.
#     arm: >-
#       Use Azure CNI Overlay (networkPlugin azure and networkPluginMode
#       overlay in networkProfile), or another controller for the Gateway.
#   reads: [cluster, manifests]
package rules.ingress.agc_objects_on_kubenet

import data.rules.lib.result

# Where the cluster's side uses it too, agc-on-kubenet tells it there.
deny contains result.related(["kube", "agc_objects", i, "asks"], message, places) if {
	some i, object in input.kube.agc_objects
	input.network.plugin == "kubenet"
	input.ingress.agc.in_use == false
	message := sprintf("%s needs Application Gateway for Containers, which does not support kubenet", [object.address])
	places := [result.at(["network", "plugin"], "the cluster uses kubenet")]
}
