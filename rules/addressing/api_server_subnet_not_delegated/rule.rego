# METADATA
# title: API server subnet not delegated
# description: >-
#   With API server VNet integration AKS places the API server into a subnet that
#   is delegated to Microsoft.ContainerService/managedClusters. Without the
#   delegation the cluster is not created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/api-server-vnet-integration
# custom:
#   id: AKS414
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a delegation to Microsoft.ContainerService/managedClusters to the
#     subnet.
#   blind: A subnet that is not among the files.
package rules.addressing.api_server_subnet_not_delegated

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "delegations"], message, places) if {
	input.api_server.vnet_integration == true
	k := input.api_server.subnet.index
	subnet := input.network.subnets[k]
	service := data.facts.delegations.services.api_server
	every delegation in subnet.delegations {
		lower(delegation) != lower(service)
	}
	message := sprintf("API server subnet %q is not delegated to %s", [subnet.name, service])
	places := [result.at(["api_server", "subnet", "id"], "used here")]
}
