# METADATA
# title: Virtual node subnet not delegated
# description: >-
#   Virtual nodes run on container instances, which need a subnet that is
#   delegated to Microsoft.ContainerInstance/containerGroups. AKS adds a missing
#   delegation by itself, and later deployments that do not know it fail as they
#   try to take it off.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/virtual-nodes
# custom:
#   id: AKS416
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Add a delegation to Microsoft.ContainerInstance/containerGroups to the
#     subnet.
#   blind: A subnet that is not among the files.
package rules.addressing.virtual_node_subnet_not_delegated

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "delegations"], message, places) if {
	input.addons.virtual_nodes == true
	k := input.addons.virtual_node_subnet.index
	subnet := input.network.subnets[k]
	service := data.facts.delegations.services.virtual_nodes
	every delegation in subnet.delegations {
		lower(delegation) != lower(service)
	}
	message := sprintf("virtual node subnet %q is not delegated to %s", [subnet.name, service])
	places := [result.at(["addons", "virtual_node_subnet", "id"], "used here")]
}
