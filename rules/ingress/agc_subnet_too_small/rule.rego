# METADATA
# title: Subnet of Application Gateway for Containers smaller than /24
# description: >-
#   An association takes 256 addresses from its subnet, whatever the network
#   mode of the cluster. In a subnet smaller than /24 it cannot be created, or
#   cannot scale.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
# custom:
#   id: AKS304
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the association a /24 of its own; without an overlay it may be
#     larger.
#   blind: >-
#     A subnet that is not among the files, and a load balancer that the
#     controller makes from an ApplicationLoadBalancer object:
#     agc-association-subnet-unfit looks at those.
package rules.ingress.agc_subnet_too_small

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	k := association.subnet.index
	length := input.network.subnets[k].prefix_length
	length > 24
	message := sprintf("the subnet of load balancer %q is a /%d; it takes the 256 addresses of a /24", [balancer.name, length])
	places := [result.at(["ingress", "agc", "load_balancers", i, "associations", j, "subnet"], "associated here")]
}
