# METADATA
# title: Gateway takes routes of every namespace
# description: >-
#   Every namespace may attach routes to the listener, and so claim its hosts.
#   Whoever may write a route anywhere in the cluster can take requests that
#   are meant for others.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/managed-gateway-api
#   - ref: https://gateway-api.sigs.k8s.io/concepts/security-model/
# custom:
#   id: AKS242
#   severity: low
#   pillar: security
#   remediation: >-
#     Choose Same, or Selector with the labels of the namespaces that are
#     meant.
#   reads: [manifests]
package rules.services.gateway_open_to_all_namespaces

import data.rules.lib.result

deny contains result.at(["kube", "gateways", i, "listeners", j, "routes_from"], message) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	some j, listener in gateway.listeners
	listener.routes_from == "All"
	message := sprintf("listener %q of %s takes routes of every namespace", [listener.name, gateway.address])
}
