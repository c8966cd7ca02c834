# METADATA
# title: ApplicationLoadBalancer in a subnet it cannot use
# description: >-
#   The load balancer that the controller makes of an ApplicationLoadBalancer
#   takes 256 addresses of the subnet it names, which has to be delegated to
#   Microsoft.ServiceNetworking/trafficControllers and, with Azure CNI
#   Overlay, to be a /24 exactly. Otherwise it is not made, or requests do not
#   arrive.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS335
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Name a subnet of its own that is delegated to
#     Microsoft.ServiceNetworking/trafficControllers and has a /24.
#   reads: [cluster, manifests]
#   blind: >-
#     A subnet that is not among the files, or whose id is put together when
#     the manifest is applied. A template does not know its resource group:
#     there the subnet is told by its name only when the files are declared
#     complete.
package rules.ingress.agc_association_subnet_unfit

import data.rules.lib.result

deny contains result.related(["kube", "application_load_balancers", i, "associations", j, "id"], message, places) if {
	some i, balancer in input.kube.application_load_balancers
	some j, association in balancer.associations
	k := association.index
	k != null
	length := input.network.subnets[k].prefix_length
	length != null
	some text in _unfit(length, input.network.ipam)
	message := sprintf("%s is tied to subnet %q, a /%d; %s", [balancer.address, input.network.subnets[k].name, length, text])
	places := [result.at(["network", "subnets", k, "prefixes"], "the range of the subnet")]
}

deny contains result.related(["kube", "application_load_balancers", i, "associations", j, "id"], message, places) if {
	some i, balancer in input.kube.application_load_balancers
	some j, association in balancer.associations
	k := association.index
	k != null
	service := data.facts.delegations.services.agc
	every delegation in input.network.subnets[k].delegations {
		lower(delegation) != lower(service)
	}
	message := sprintf("%s is tied to subnet %q, which is not delegated to %s", [balancer.address, input.network.subnets[k].name, service])
	places := [result.at(["network", "subnets", k, "delegations"], "the subnet")]
}

_unfit(length, _) := {"it takes the 256 addresses of a /24"} if length > 24

_unfit(length, "overlay") := {"with Azure CNI Overlay it has to be a /24"} if length < 24
