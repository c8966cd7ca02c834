# METADATA
# title: Application Gateway for Containers in another network with an overlay
# description: >-
#   With Azure CNI Overlay the gateway reaches pods through the overlay of the
#   virtual network that the nodes are in. A subnet of a peered network, in the
#   same region or another, is not supported.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
# custom:
#   id: AKS309
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Put the subnet of the association into the virtual network of the node
#     pools.
#   blind: >-
#     A load balancer that the controller makes from an ApplicationLoadBalancer
#     object.
package rules.ingress.agc_overlay_subnet_in_other_vnet

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "load_balancers", i, "associations", j, "subnet", "id"], message) if {
	input.network.ipam == "overlay"
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	association.same_vnet == false
	message := sprintf("the subnet of load balancer %q lies in another virtual network than the nodes", [balancer.name])
}
