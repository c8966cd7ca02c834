# METADATA
# title: Reference into another namespace without a grant
# description: >-
#   A route or a Gateway may refer to something in another namespace only when
#   a ReferenceGrant there allows it. Without one the controller refuses the
#   reference, and requests are answered with an error.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/api-types/referencegrant/
# custom:
#   id: AKS245
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a ReferenceGrant to the namespace of the Service or the certificate,
#     or move it.
#   reads: [manifests]
#   blind: >-
#     The rule speaks only when the manifests are declared complete.
package rules.services.reference_not_granted

import data.rules.lib.result

deny contains result.at(["kube", "routes", i, "backends", j, "namespace"], message) if {
	some i, route in input.kube.routes
	route.application == true
	some j, backend in route.backends
	backend.granted == false
	message := sprintf("%s leads to %q in namespace %q, and no ReferenceGrant there allows it", [route.address, backend.name, backend.namespace])
}

deny contains result.at(["kube", "gateways", i, "listeners", j, "certificates", k, "namespace"], message) if {
	some i, gateway in input.kube.gateways
	gateway.application == true
	some j, listener in gateway.listeners
	some k, certificate in listener.certificates
	certificate.granted == false
	message := sprintf("%s takes certificate %q of namespace %q, and no ReferenceGrant there allows it", [gateway.address, certificate.name, certificate.namespace])
}
