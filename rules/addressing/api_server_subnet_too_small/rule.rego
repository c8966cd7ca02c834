# METADATA
# title: API server subnet too small
# description: >-
#   With API server VNet integration the API server is placed into a subnet of
#   its own, a /28 at least. A cluster takes nine addresses of it, sometimes more,
#   and a subnet that is in use cannot simply be enlarged.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-vnet-integration
# custom:
#   id: AKS413
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Make the subnet a /28 or larger, with nine addresses or more for each
#     cluster that shares it.
#   blind: >-
#     Clusters that use the subnet and are not among the files.
package rules.addressing.api_server_subnet_too_small

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	input.api_server.vnet_integration == true
	k := input.api_server.subnet.index
	subnet := input.network.subnets[k]
	_too_small(subnet)
	message := sprintf("API server subnet %q is a /%d; it has to be a /28 or larger", [subnet.name, subnet.prefix_length])
	places := [result.at(["api_server", "subnet", "id"], "used here")]
}

deny contains result.related(["network", "subnets", k, "prefixes"], message, plan.places(k, subnet.demand)) if {
	input.api_server.vnet_integration == true
	k := input.api_server.subnet.index
	subnet := input.network.subnets[k]
	subnet.capacity != null
	not _too_small(subnet)
	_exhausted(subnet)
	message := sprintf(
		"API server subnet %q has %d usable addresses, but at least %d are planned in it: %s",
		[subnet.name, subnet.capacity, subnet.demand.at_least_max, plan.at_most(subnet.demand)],
	)
}

_too_small(subnet) if {
	subnet.prefix_length != null
	subnet.prefix_length > 28
}

_exhausted(subnet) if subnet.demand.at_least_max > subnet.capacity

_exhausted(subnet) if subnet.demand.max_floor > subnet.capacity
