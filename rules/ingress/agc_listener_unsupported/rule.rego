# METADATA
# title: Listener that Application Gateway for Containers does not have
# description: >-
#   Its listeners speak HTTP and HTTPS on ports 80 and 443. A listener for
#   anything else is never programmed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/overview
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS333
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Use HTTP on port 80 or HTTPS on port 443, or another controller for this
#     listener.
#   reads: [manifests]
package rules.ingress.agc_listener_unsupported

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "listeners", j, "port"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	some j, listener in gateway.listeners
	not listener.port in {80, 443}
	message := sprintf("%s listens on port %d; Application Gateway for Containers has 80 and 443", [gateway.address, listener.port])
}

deny contains result.at(["kube", "gateways", i, "listeners", j, "protocol"], message) if {
	some i, gateway in input.kube.gateways
	gateway.family == "agc"
	some j, listener in gateway.listeners
	not listener.protocol in {"HTTP", "HTTPS"}
	message := sprintf("%s listens for %s; Application Gateway for Containers speaks HTTP and HTTPS", [gateway.address, listener.protocol])
}
