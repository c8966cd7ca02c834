# METADATA
# title: Application Gateway for Containers with a network plugin of one's own
# description: >-
#   The documentation of Application Gateway for Containers names Azure CNI
#   with a pod subnet, with a node subnet and with an overlay, and nothing
#   else. With network_plugin = "none" the cluster brings its own plugin:
#   whether the gateway reaches its pods is for nobody to promise, and support
#   does not cover it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS302
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Use an Azure CNI mode, or route the traffic in another way.
#   blind: >-
#     Which plugin is installed, and whether its pods have addresses that the
#     network routes. A load balancer that the controller makes from an
#     ApplicationLoadBalancer object.
package rules.ingress.agc_with_own_cni

import data.rules.lib.result

deny contains result.at(["network", "plugin"], message) if {
	input.ingress.agc.in_use == true
	input.network.plugin == "none"
	message := sprintf(
		"cluster %q has no Azure network plugin; Application Gateway for Containers is documented for Azure CNI only",
		[input.name],
	)
}
