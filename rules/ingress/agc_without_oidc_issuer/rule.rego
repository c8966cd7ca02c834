# METADATA
# title: Application Gateway for Containers without the OIDC issuer
# description: >-
#   The ALB controller signs in to Azure with a token that the issuer of the
#   cluster signs. Without the issuer it cannot configure the gateway, and no
#   Gateway or Ingress object takes effect.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
# custom:
#   id: AKS310
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: Set oidc_issuer_enabled = true.
#     arm: Set oidcIssuerProfile.enabled to true.
#   blind: >-
#     A load balancer that the controller makes from an
#     ApplicationLoadBalancer object: agc-objects-without-workload-identity
#     looks at those. A load balancer that belongs to another cluster.
package rules.ingress.agc_without_oidc_issuer

import data.rules.lib.result

deny contains result.at(["identity", "oidc_issuer"], message) if {
	input.ingress.agc.in_use == true
	input.identity.oidc_issuer == false
	message := sprintf("the OIDC issuer of cluster %q is off; the ALB controller signs in with its tokens", [input.name])
}
