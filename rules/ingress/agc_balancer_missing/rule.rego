# METADATA
# title: Gateway of an ApplicationLoadBalancer that does not exist
# description: >-
#   The controller makes the load balancer of an ApplicationLoadBalancer
#   object. The object that the Gateway or Ingress names does not exist, so
#   that there is none.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-managed-by-alb-controller
# custom:
#   id: AKS331
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add the ApplicationLoadBalancer, or name the one that exists.
#   reads: [manifests]
#   blind: >-
#     The rule speaks only when the manifests are declared complete.
package rules.ingress.agc_balancer_missing

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "agc", "alb_name"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	gateway.agc.balancer_found == false
	message := sprintf("%s names ApplicationLoadBalancer %q, which does not exist", [gateway.address, gateway.agc.alb_name])
}

deny contains result.at(["kube", "ingresses", i, "agc", "alb_name"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	ingress.agc.balancer_found == false
	message := sprintf("%s names ApplicationLoadBalancer %q, which does not exist", [ingress.address, ingress.agc.alb_name])
}
