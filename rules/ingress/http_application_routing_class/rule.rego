# METADATA
# title: Ingress of the retired HTTP application routing
# description: >-
#   HTTP application routing was retired in March 2025, and new clusters
#   cannot have it. Its class is served by an old NGINX that gets no fixes, or
#   by nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing
#   - ref: https://github.com/Azure/AKS/blob/master/CHANGELOG.md
# custom:
#   id: AKS340
#   severity: high
#   pillar: security
#   remediation: >-
#     Move the Ingress to application routing or to another controller.
#   reads: [manifests]
package rules.ingress.http_application_routing_class

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "class"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.family == "http_application_routing"
	message := sprintf("%s is for HTTP application routing, which is retired", [ingress.address])
}
