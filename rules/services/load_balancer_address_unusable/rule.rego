# METADATA
# title: Internal load balancer asks for an address it cannot have
# description: >-
#   An internal load balancer can ask for a fixed address. It has to lie in
#   the subnet the load balancer takes it from, and the first four addresses
#   and the last one of a subnet are kept by Azure. Otherwise the load
#   balancer is never made.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
# custom:
#   id: AKS221
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Ask for a free address of the subnet, or name the subnet that the
#     address lies in.
#   reads: [cluster, manifests]
#   blind: >-
#     Addresses that something else already has.
package rules.services.load_balancer_address_unusable

import data.rules.lib.result

_said := {
	"outside": "does not lie in its subnet",
	"reserved": "is kept by Azure",
	"invalid": "is no IPv4 address",
}

deny contains result.related(["kube", "services", i, "load_balancer", "address"], message, places) if {
	some i, service in input.kube.services
	balancer := service.load_balancer
	balancer.internal == true
	text := _said[balancer.address_problem]
	message := sprintf("%s asks for the address %s, which %s", [service.address, balancer.address, text])
	places := [result.at(["network", "subnets", k, "prefixes"], "the range of its subnet") |
		k := balancer.subnet_index
		k != null
	]
}
