# METADATA
# title: Application Gateway for Containers without workload identity
# description: >-
#   The ALB controller gets its token from the workload identity webhook. While
#   that is off the pod starts without one, cannot sign in to Azure, and no
#   Gateway or Ingress object takes effect.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
# custom:
#   id: AKS311
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Set workload_identity_enabled = true (it needs oidc_issuer_enabled =
#       true).
#     arm: >-
#       Set securityProfile.workloadIdentity.enabled to true (it needs
#       oidcIssuerProfile.enabled).
#   blind: >-
#     A webhook that was installed by hand. A load balancer that belongs to
#     another cluster. A load balancer that the controller makes from an
#     ApplicationLoadBalancer object: agc-objects-without-workload-identity
#     looks at those.
package rules.ingress.agc_without_workload_identity

import data.rules.lib.result

deny contains result.at(["identity", "workload_identity"], message) if {
	input.ingress.agc.in_use == true
	input.identity.workload_identity == false
	message := sprintf("workload identity of cluster %q is off; the ALB controller signs in with it", [input.name])
}
