# METADATA
# title: Istio object that the add-on refuses
# description: >-
#   The Istio add-on blocks a few kinds through its admission webhooks: the
#   object is refused, and with it the release that holds it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/istio-about
#   - ref: https://learn.microsoft.com/azure/aks/istio-support-policy
# custom:
#   id: AKS249
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Remove the object, or run Istio by yourself instead of the add-on.
#   reads: [cluster, manifests]
package rules.services.istio_object_blocked

import data.rules.lib.result

_blocked := {"ProxyConfig", "WorkloadEntry", "WorkloadGroup", "IstioOperator", "WasmPlugin"}

deny contains result.related(["kube", "objects", i, "kind"], message, places) if {
	some i, object in input.kube.objects
	object.kind in _blocked
	endswith(object.group, "istio.io")
	input.addons.service_mesh == true
	message := sprintf("%s is of a kind that the Istio add-on refuses", [object.address])
	places := [result.at(["addons", "service_mesh"], "the add-on")]
}
