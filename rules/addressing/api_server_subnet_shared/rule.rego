# METADATA
# title: API server subnet used by something else
# description: >-
#   The subnet of the API server may hold API servers and nothing else. Nodes,
#   endpoints or gateways in it make the deployment of one of the two fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-vnet-integration
# custom:
#   id: AKS415
#   severity: high
#   pillar: reliability
#   remediation: Give the API server a subnet of its own.
#   blind: What is placed into the subnet outside the files.
package rules.addressing.api_server_subnet_shared

import data.rules.lib.result

deny contains result.related(["api_server", "subnet", "id"], message, [result.at(place, "used here too")]) if {
	input.api_server.vnet_integration == true
	k := input.api_server.subnet.index
	subnet := input.network.subnets[k]
	some u, use in subnet.uses
	message := sprintf("API server subnet %q is also used by %s", [subnet.name, _says[use.role]])
	place := ["network", "subnets", k, "uses", u]
}

# What the subnet of an API server must not hold.
_says := {
	"agc": "Application Gateway for Containers",
	"application_gateway": "an application gateway",
	"bastion": "a bastion",
	"firewall": "a firewall",
	"nodes": "the nodes of a pool",
	"pods": "the pods of a pool",
	"private_endpoints": "a private endpoint",
	"virtual_nodes": "virtual nodes",
	"vpn_gateway": "a VPN gateway",
}
