# METADATA
# title: Application gateway subnet not delegated with an overlay
# description: >-
#   With Azure CNI Overlay the subnet of the application gateway has to be
#   delegated to Microsoft.Network/applicationGateways: the delegation is what
#   lets the overlay of the cluster reach into it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS319
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a delegation to Microsoft.Network/applicationGateways to the subnet.
#   blind: >-
#     A gateway or subnet that is not among the files, and a controller that
#     was installed with Helm.
package rules.ingress.agic_overlay_subnet_not_delegated

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "delegations"], message, places) if {
	input.ingress.agic.enabled == true
	input.network.ipam == "overlay"
	k := input.ingress.agic.subnet.index
	delegations := input.network.subnets[k].delegations
	service := data.facts.delegations.services.application_gateway
	every delegation in delegations {
		lower(delegation) != lower(service)
	}
	message := sprintf("the subnet of the application gateway is not delegated to %s", [service])
	places := [result.at(["ingress", "agic", "enabled"], "the ingress controller is on")]
}
