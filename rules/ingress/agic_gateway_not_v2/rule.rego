# METADATA
# title: Ingress controller on an application gateway of the wrong tier
# description: >-
#   The ingress controller drives gateways of the tiers Standard_v2 and WAF_v2
#   only.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS324
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Make the gateway a Standard_v2 or WAF_v2.
#   blind: >-
#     A gateway or subnet that is not among the files, and a controller that
#     was installed with Helm.
package rules.ingress.agic_gateway_not_v2

import data.rules.lib.result

deny contains result.at(["ingress", "agic", "gateway_sku"], message) if {
	input.ingress.agic.enabled == true
	tier := input.ingress.agic.gateway_sku
	tier != null
	not tier in {"standard_v2", "waf_v2"}
	message := sprintf("the application gateway of cluster %q has the tier %s", [input.name, tier])
}
