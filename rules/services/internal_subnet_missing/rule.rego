# METADATA
# title: Internal load balancer in a subnet that does not exist
# description: >-
#   A Service can name the subnet its internal load balancer takes an address
#   from. It has to be a subnet of the network the nodes are in; with any
#   other name the load balancer is never made, and the Service waits for an
#   address for ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS220
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Name a subnet of the network of the nodes, or add the subnet to it.
#   reads: [cluster, manifests]
#   blind: >-
#     A subnet that was added to the network from elsewhere: the rule speaks
#     only when the files are declared complete.
package rules.services.internal_subnet_missing

import data.rules.lib.result

deny contains result.related(["kube", "services", i, "load_balancer", "subnet"], message, places) if {
	some i, service in input.kube.services
	service.load_balancer.internal == true
	service.load_balancer.subnet_found == false
	message := sprintf("%s takes its address from subnet %q, which the network of the nodes does not have", [service.address, service.load_balancer.subnet])
	places := [result.at(["network", "vnets", j], "the network of the nodes") |
		some j, network in input.network.vnets
		network.used_by_pools == true
	]
}
