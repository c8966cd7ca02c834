# METADATA
# title: Subnet outside its virtual network
# description: >-
#   The range of a subnet has to lie inside the address space of its virtual
#   network. Azure refuses the subnet otherwise, and with it all that is to be
#   placed there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet
# custom:
#   id: AKS425
#   severity: high
#   pillar: reliability
#   remediation: Choose a range inside the address space, or add the range to the address space.
#   blind: Networks that are not among the files, and IPv6 ranges.
package rules.addressing.subnet_outside_vnet

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	some k, subnet in input.network.subnets
	subnet.inside_vnet == false
	message := sprintf(
		"subnet %q (%s) does not lie inside the address space of its network",
		[subnet.name, concat(", ", subnet.prefixes)],
	)
	places := [result.at(["network", "vnets", subnet.vnet_index, "address_space"], "the address space") |
		subnet.vnet_index != null
	]
}
