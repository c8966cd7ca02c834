# METADATA
# title: Gateway that speaks plain HTTP only
# description: >-
#   No listener of the Gateway speaks HTTPS or TLS: whoever is on the way
#   reads and changes what passes, passwords included.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-gateway-api-tls
#   - ref: https://gateway-api.sigs.k8s.io/guides/tls/
# custom:
#   id: AKS241
#   severity: high
#   pillar: security
#   remediation: >-
#     Add an HTTPS listener with a certificate, and let the one for HTTP
#     redirect to it.
#   reads: [manifests]
#   blind: >-
#     A proxy in front that ends TLS, and listeners that others add
#     (ListenerSet).
package rules.services.gateway_without_https

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "listeners"], message) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	gateway.encrypted == false
	_web(gateway.listeners)
	message := sprintf("%s has no listener for HTTPS", [gateway.address])
}

_web(listeners) if {
	some listener in listeners
	listener.protocol == "HTTP"
}
