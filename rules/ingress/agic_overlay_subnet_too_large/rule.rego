# METADATA
# title: Application gateway subnet larger than /24 with an overlay
# description: >-
#   With Azure CNI Overlay the subnet of the application gateway may be a /24
#   or smaller. A larger one is not supported with the ingress controller: the
#   overlay is not extended to it, and the gateway does not reach the pods.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS318
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the gateway a subnet of /24 or smaller.
#   blind: >-
#     A gateway or subnet that is not among the files, and a controller that
#     was installed with Helm.
package rules.ingress.agic_overlay_subnet_too_large

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	input.ingress.agic.enabled == true
	input.network.ipam == "overlay"
	k := input.ingress.agic.subnet.index
	length := input.network.subnets[k].prefix_length
	length != null
	length < 24
	message := _message(length)
	places := [result.at(["ingress", "agic", "enabled"], "the ingress controller is on")]
}

# The add-on makes a gateway with a subnet of this range by itself.
deny contains result.at(["ingress", "agic", "subnet_cidr"], message) if {
	input.ingress.agic.enabled == true
	input.network.ipam == "overlay"
	cidr := input.ingress.agic.subnet_cidr
	cidr != null
	length := to_number(split(cidr, "/")[1])
	length < 24
	message := _message(length)
}

_message(length) := sprintf(
	"the subnet of the application gateway is a /%d; with Azure CNI Overlay it may be a /24 at most",
	[length],
)
