# METADATA
# title: Subnet of Application Gateway for Containers larger than /24 with an overlay
# description: >-
#   With Azure CNI Overlay the subnet of the association has to be a /24,
#   neither smaller nor larger. With a larger one the overlay does not reach
#   the gateway; the documentation warns of an outage for clusters that are
#   moved to the overlay with a /23.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
# custom:
#   id: AKS303
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the association a /24 of its own.
#   blind: >-
#     A subnet that is not among the files, and a load balancer that the
#     controller makes from an ApplicationLoadBalancer object:
#     agc-association-subnet-unfit looks at those.
package rules.ingress.agc_overlay_subnet_too_large

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	input.network.ipam == "overlay"
	some i, balancer in input.ingress.agc.load_balancers
	some j, association in balancer.associations
	k := association.subnet.index
	length := input.network.subnets[k].prefix_length
	length != null
	length < 24
	message := sprintf(
		"the subnet of load balancer %q is a /%d; with Azure CNI Overlay it has to be a /24",
		[balancer.name, length],
	)
	places := [result.at(["ingress", "agc", "load_balancers", i, "associations", j, "subnet"], "associated here")]
}
