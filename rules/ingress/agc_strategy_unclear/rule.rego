# METADATA
# title: Gateway that does not say which load balancer it belongs to
# description: >-
#   A Gateway or Ingress of Application Gateway for Containers belongs to a
#   load balancer of one's own (annotation alb-id) or to one that the
#   controller makes (alb-name and alb-namespace together). With neither, with
#   both, or with half of it, the controller does not take it up.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-managed-by-alb-controller
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-byo-deployment
# custom:
#   id: AKS330
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Write either the annotation alb-id, or alb-name and alb-namespace.
#   reads: [manifests]
package rules.ingress.agc_strategy_unclear

import data.rules.lib.result

_forms := {
	[false, false, false]: "neither a load balancer of one's own nor one that the controller makes",
	[false, true, false]: "an ApplicationLoadBalancer but not its namespace",
	[false, false, true]: "the namespace of an ApplicationLoadBalancer but not its name",
	[true, true, false]: "a load balancer of one's own and an ApplicationLoadBalancer",
	[true, false, true]: "a load balancer of one's own and an ApplicationLoadBalancer",
	[true, true, true]: "a load balancer of one's own and an ApplicationLoadBalancer",
}

deny contains result.at(["kube", "gateways", i, "annotations"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	text := _wrong(gateway.agc.alb_id, gateway.agc.alb_name, gateway.agc.alb_namespace)
	message := sprintf("%s names %s", [gateway.address, text])
}

deny contains result.at(["kube", "ingresses", i, "annotations"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	text := _wrong(ingress.agc.alb_id, ingress.agc.alb_name, ingress.agc.alb_namespace)
	message := sprintf("%s names %s", [ingress.address, text])
}

deny contains result.at(["kube", "gateways", i, "agc", "alb_id"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	gateway.agc.alb_id_well_formed == false
	message := sprintf("%s names a load balancer by %q, which is not the id of one", [gateway.address, gateway.agc.alb_id])
}

deny contains result.at(["kube", "ingresses", i, "agc", "alb_id"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	ingress.agc.alb_id_well_formed == false
	message := sprintf("%s names a load balancer by %q, which is not the id of one", [ingress.address, ingress.agc.alb_id])
}

_wrong(id, name, namespace) := _forms[[id != null, name != null, namespace != null]]
