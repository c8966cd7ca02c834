# METADATA
# title: Subnet of Application Gateway for Containers not delegated
# description: >-
#   The data plane of Application Gateway for Containers is placed into a
#   subnet that is delegated to Microsoft.ServiceNetworking/trafficControllers.
#   Without the delegation the association is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS305
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a delegation to Microsoft.ServiceNetworking/trafficControllers to the
#     subnet.
#   blind: >-
#     A subnet that is not among the files, and a load balancer that the
#     controller makes from an ApplicationLoadBalancer object:
#     agc-association-subnet-unfit looks at those.
package rules.ingress.agc_subnet_not_delegated

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "delegations"], message, places) if {
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	k := association.subnet.index
	delegations := input.network.subnets[k].delegations
	service := data.facts.delegations.services.agc
	every delegation in delegations {
		lower(delegation) != lower(service)
	}
	message := sprintf("the subnet of load balancer %q is not delegated to %s", [balancer.name, service])
	places := [result.at(["ingress", "agc", "load_balancers", i, "associations", j, "subnet"], "associated here")]
}
