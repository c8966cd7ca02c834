# METADATA
# title: Application Gateway Ingress Controller as an add-on and from a chart
# description: >-
#   Each controller takes the whole configuration of its gateway for its own
#   and serves the same class. With the add-on on and a second controller from
#   manifests, every Ingress is written to both, and on one gateway each
#   removes what the other wrote. The same goes for a controller from manifests
#   on the gateway of the add-on of another cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS345
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Keep one of the two: turn the add-on off, or remove the controller from
#     the manifests.
#   reads: [cluster, manifests]
#   blind: >-
#     Two controllers from manifests, on one cluster or on two.
package rules.ingress.agic_installed_twice

import data.rules.lib.result

deny contains result.related(["kube", "controllers", "agic", "address"], message, places) if {
	input.kube.controllers.agic.address != null
	input.kube.controllers.agic_beside_addon == true
	input.ingress.agic.enabled == true
	message := sprintf("%s is an Application Gateway Ingress Controller beside the add-on", [input.kube.controllers.agic.address])
	places := [result.at(["ingress", "agic", "enabled"], "the add-on is on")]
}

deny contains result.at(["kube", "controllers", "agic_gateway"], message) if {
	is_string(input.kube.controllers.agic_gateway_rival)
	message := sprintf("%s drives an application gateway that the add-on of cluster %s drives too", [input.kube.controllers.agic.address, input.kube.controllers.agic_gateway_rival])
}
