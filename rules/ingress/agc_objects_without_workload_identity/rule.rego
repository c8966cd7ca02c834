# METADATA
# title: Gateway for Application Gateway for Containers without workload identity
# description: >-
#   The ALB controller signs in to Azure with a token that the issuer of the
#   cluster signs and the workload identity webhook hands out. While one of
#   the two is off it cannot sign in, and no Gateway, Ingress or
#   ApplicationLoadBalancer takes effect.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
# custom:
#   id: AKS327
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Set oidc_issuer_enabled = true and workload_identity_enabled = true.
#     arm: >-
#       Set oidcIssuerProfile.enabled and
#       securityProfile.workloadIdentity.enabled to true.
#   reads: [cluster, manifests]
#   blind: >-
#     A webhook that was installed by hand.
package rules.ingress.agc_objects_without_workload_identity

import data.rules.lib.result

# Where the cluster's side uses it too, agc-without-oidc-issuer and
# agc-without-workload-identity tell it there.
deny contains result.related(["kube", "agc_objects", i, "asks"], message, places) if {
	some i, object in input.kube.agc_objects
	input.ingress.agc.in_use == false
	input.identity.oidc_issuer == false
	message := sprintf("%s needs the ALB controller, which cannot sign in: the OIDC issuer of the cluster is off", [object.address])
	places := [result.at(["identity", "oidc_issuer"], "the OIDC issuer is off")]
}

deny contains result.related(["kube", "agc_objects", i, "asks"], message, places) if {
	some i, object in input.kube.agc_objects
	input.ingress.agc.in_use == false
	input.identity.oidc_issuer == true
	input.identity.workload_identity == false
	message := sprintf("%s needs the ALB controller, which cannot sign in: workload identity is off", [object.address])
	places := [result.at(["identity", "workload_identity"], "workload identity is off")]
}
