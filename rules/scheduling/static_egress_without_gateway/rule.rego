# METADATA
# title: Gateway for static egress is missing
# description: >-
#   Pods with the annotation
#   kubernetes.azure.com/static-gateway-configuration leave the cluster
#   by the gateway that a StaticGatewayConfiguration of their namespace
#   describes, on the pool of mode Gateway that it names. When one of the
#   two is missing, the pods have no way out by fixed addresses.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-static-egress-gateway
# custom:
#   id: AKS920
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Declare the StaticGatewayConfiguration in the namespace of the
#     pods, and let it name a pool of mode Gateway.
#   blind: >-
#     Gateways that name a scale set instead of a pool, and what the
#     gateway asks of the network of the cluster.
package rules.scheduling.static_egress_without_gateway

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "needs", "egress_gateway"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.needs.egress_gateway_found == false
	message := sprintf("%s leaves the cluster by StaticGatewayConfiguration %s, which nobody declares in its namespace", [w.address, w.needs.egress_gateway])
}

deny contains result.related(["kube", "egress_gateways", i, "pool"], message, places) if {
	some i, g in input.kube.egress_gateways
	g.pool_found == false
	is_number(g.pool_index)
	message := sprintf("%s names pool %s, which is of mode %s, not Gateway", [g.address, g.pool, input.pools[g.pool_index].mode])
	places := [result.at(["pools", g.pool_index, "mode"], "the mode of the pool")]
}

deny contains result.at(["kube", "egress_gateways", i, "pool"], message) if {
	some i, g in input.kube.egress_gateways
	g.pool_found == false
	g.pool_index == null
	message := sprintf("%s names pool %s, which the cluster does not have", [g.address, g.pool])
}
