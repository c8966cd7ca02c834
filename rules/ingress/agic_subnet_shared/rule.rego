# METADATA
# title: Application gateway subnet used by something else
# description: >-
#   The subnet of an application gateway may hold application gateways only.
#   Nodes, pods or other services in it make the deployment of one of the two
#   fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure
# custom:
#   id: AKS321
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the gateway a subnet of its own.
#   blind: >-
#     A gateway or subnet that is not among the files, and a controller that
#     was installed with Helm.
package rules.ingress.agic_subnet_shared

import data.rules.lib.result

deny contains result.related(["ingress", "agic", "subnet", "id"], message, [result.at(place, "used here too")]) if {
	input.ingress.agic.enabled == true
	k := input.ingress.agic.subnet.index
	some u, use in input.network.subnets[k].uses
	message := sprintf("the subnet of the application gateway also holds %s", [_holds[use.role]])
	place := ["network", "subnets", k, "uses", u]
}

# Uses of a subnet that an application gateway cannot share.
_holds := {
	"agc": "an association of Application Gateway for Containers",
	"api_server": "an API server",
	"bastion": "a bastion",
	"firewall": "a firewall",
	"nodes": "the nodes of a pool",
	"pods": "the pods of a pool",
	"virtual_nodes": "virtual nodes",
	"vpn_gateway": "a VPN gateway",
}
