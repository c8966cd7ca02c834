# METADATA
# title: Application Gateway for Containers on kubenet
# description: >-
#   Application Gateway for Containers sends requests straight to pods. With
#   kubenet the addresses of pods are known to the nodes only, and the
#   combination is not supported: the gateway is created and no request
#   arrives.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS301
#   severity: critical
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Use Azure CNI Overlay (network_plugin = "azure", network_plugin_mode =
#       "overlay"); an existing cluster can be moved from kubenet to it.
#     arm: >-
#       Use Azure CNI Overlay (networkPlugin azure and networkPluginMode overlay
#       in networkProfile); an existing cluster can be moved from kubenet to it.
#   blind: >-
#     A load balancer that the controller makes from an
#     ApplicationLoadBalancer object: agc-objects-on-kubenet looks at those.
package rules.ingress.agc_on_kubenet

import data.rules.lib.result

deny contains result.at(["network", "plugin"], message) if {
	input.ingress.agc.in_use == true
	input.network.plugin == "kubenet"
	message := sprintf("cluster %q uses kubenet, which Application Gateway for Containers does not support", [input.name])
}
