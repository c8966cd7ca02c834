# METADATA
# title: Subnet with two roles that exclude each other
# description: >-
#   Application gateways, virtual nodes, bastions, firewalls and VPN gateways need
#   a subnet of their own, and nodes cannot be placed into a pod subnet. Azure
#   creates the first of the two and refuses the other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services
# custom:
#   id: AKS428
#   severity: high
#   pillar: reliability
#   remediation: Give each of them a subnet of its own.
#   blind: What is placed into the subnet outside the files.
package rules.addressing.subnet_with_two_roles

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	some k, subnet in input.network.subnets
	some use in subnet.uses
	others := _excludes[use.role]
	some other in subnet.uses
	other.role in others
	not _told_elsewhere(k, use)
	message := sprintf("subnet %q holds %s and %s", [subnet.name, _says[use.role], _says[other.role]])
	places := [result.at(["network", "subnets", k, "uses", u], sprintf("%s: %s", [what, each.name])) |
		some u, each in subnet.uses
		what := _says[each.role]
	]
}

# The gateway of the ingress controller has a rule of its own.
_told_elsewhere(k, use) if {
	use.role == "application_gateway"
	input.ingress.agic.enabled == true
	input.ingress.agic.subnet.index == k
}

# What cannot be in one subnet, each pair once. The subnets of API servers and of
# Application Gateway for Containers have rules of their own.
_excludes := {
	"application_gateway": ["nodes", "pods", "virtual_nodes", "bastion", "firewall", "vpn_gateway"],
	"bastion": ["nodes", "pods", "virtual_nodes"],
	"firewall": ["nodes", "pods", "virtual_nodes"],
	"pods": ["nodes"],
	"virtual_nodes": ["nodes", "pods"],
	"vpn_gateway": ["nodes", "pods", "virtual_nodes"],
}

_says := {
	"application_gateway": "an application gateway",
	"bastion": "a bastion",
	"firewall": "a firewall",
	"nodes": "nodes",
	"pods": "pods",
	"virtual_nodes": "virtual nodes",
	"vpn_gateway": "a VPN gateway",
}
