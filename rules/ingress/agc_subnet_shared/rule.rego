# METADATA
# title: Subnet of Application Gateway for Containers used by something else
# description: >-
#   The association needs a subnet that is delegated to it and otherwise empty:
#   a delegated subnet takes no nodes, pods or other gateways, and each address
#   they hold is one that the gateway lacks. With Azure CNI Overlay not even a
#   second association fits.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
# custom:
#   id: AKS308
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the association a subnet of its own.
#   blind: >-
#     What is placed into the subnet outside the files. A load balancer that
#     the controller makes from an ApplicationLoadBalancer object.
package rules.ingress.agc_subnet_shared

import data.rules.lib.result

deny contains result.related(_place(i, j), message, [result.at(["network", "subnets", k, "uses", u], "used here too")]) if {
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	k := association.subnet.index
	some u, use in input.network.subnets[k].uses
	message := sprintf("the subnet of load balancer %q also holds %s", [balancer.name, _holds[use.role]])
}

deny contains result.related(_place(i, j), message, [result.at(_place(k, l), "the other association")]) if {
	input.network.ipam == "overlay"
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	some k, other in input.ingress.agc.load_balancers
	k < i
	some l, first in other.associations
	association.subnet.id != null
	association.subnet.id == first.subnet.id
	message := sprintf(
		"the subnet of load balancer %q holds another association; with Azure CNI Overlay it takes one",
		[balancer.name],
	)
}

_place(i, j) := ["ingress", "agc", "load_balancers", i, "associations", j, "subnet", "id"]

# Uses of a subnet that an association cannot share.
_holds := {
	"api_server": "an API server",
	"application_gateway": "an application gateway",
	"bastion": "a bastion",
	"firewall": "a firewall",
	"nodes": "the nodes of a pool",
	"pods": "the pods of a pool",
	"virtual_nodes": "virtual nodes",
	"vpn_gateway": "a VPN gateway",
}
