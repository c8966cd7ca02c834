# METADATA
# title: Private or fixed address asked of Application Gateway for Containers
# description: >-
#   Its frontends are public and are reached by a name that Azure gives them.
#   A Gateway that asks for an address gets none, and is not programmed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/overview
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS342
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Remove the address, and point a name at the frontend; for private
#     traffic use an internal load balancer or another controller.
#   reads: [manifests]
package rules.ingress.agc_private_address

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "addresses", j, "value"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	some j, address in gateway.addresses
	address.type == "IPAddress"
	message := sprintf("%s asks for the address %s, which Application Gateway for Containers cannot give", [gateway.address, address.value])
}
