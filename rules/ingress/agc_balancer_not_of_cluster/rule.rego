# METADATA
# title: Load balancer of alb-id is not that of the cluster
# description: >-
#   The annotation alb-id names an Application Gateway for Containers that
#   somebody else deploys. The infrastructure declares none of that id, or it
#   is the one of another cluster, whose network and controller it is for:
#   the Gateway gets no address, or two controllers write to one load
#   balancer.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-byo-deployment
# custom:
#   id: AKS348
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Name the load balancer that is deployed for this cluster.
#   reads: [cluster, manifests]
#   blind: >-
#     An id whose form is wrong. That no load balancer of the id is declared
#     is said only when the files are complete; two ids that differ only in a
#     subscription which the infrastructure does not state are taken for one
#     then.
package rules.ingress.agc_balancer_not_of_cluster

import data.rules.lib.result

deny contains result.related(["kube", "gateways", i, "agc", "alb_id"], message, _declared) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	gateway.agc.alb_id_declared == false
	message := sprintf("%s names load balancer %q, which is not declared", [gateway.address, _name(gateway.agc.alb_id)])
}

deny contains result.related(["kube", "ingresses", i, "agc", "alb_id"], message, _declared) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	ingress.agc.alb_id_declared == false
	message := sprintf("%s names load balancer %q, which is not declared", [ingress.address, _name(ingress.agc.alb_id)])
}

deny contains result.related(["kube", "gateways", i, "agc", "alb_id"], message, _declared) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	is_string(gateway.agc.alb_id_of_other)
	message := sprintf("%s names load balancer %s, which is another cluster's", [gateway.address, gateway.agc.alb_id_of_other])
}

deny contains result.related(["kube", "ingresses", i, "agc", "alb_id"], message, _declared) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	is_string(ingress.agc.alb_id_of_other)
	message := sprintf("%s names load balancer %s, which is another cluster's", [ingress.address, ingress.agc.alb_id_of_other])
}

_name(id) := parts[count(parts) - 1] if parts := split(id, "/")

_declared := array.slice([result.at(["ingress", "agc", "load_balancers", i, "name"], "this one is the cluster's") | some i, _ in input.ingress.agc.load_balancers], 0, 3)
