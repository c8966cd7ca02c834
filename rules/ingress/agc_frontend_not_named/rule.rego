# METADATA
# title: Gateway of a load balancer of one's own that names no frontend
# description: >-
#   A Gateway of a load balancer that was made outside of the cluster takes
#   one of its frontends, which it names as an address of the type
#   alb.networking.azure.io/alb-frontend; an Ingress does so by the annotation
#   alb-frontend. Without it the controller does not know where to listen.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-byo-deployment
# custom:
#   id: AKS332
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Name the frontend.
#   reads: [manifests]
package rules.ingress.agc_frontend_not_named

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "names_frontend"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	gateway.agc.alb_id != null
	gateway.names_frontend == false
	message := sprintf("%s belongs to a load balancer of one's own and names no frontend", [gateway.address])
}

deny contains result.at(["kube", "ingresses", i, "agc", "alb_frontend"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	ingress.agc.alb_id != null
	ingress.agc.alb_frontend == null
	message := sprintf("%s belongs to a load balancer of one's own and names no frontend", [ingress.address])
}
