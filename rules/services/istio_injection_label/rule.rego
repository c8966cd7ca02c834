# METADATA
# title: Label of another Istio on a namespace
# description: >-
#   With the Istio add-on the label istio-injection does not inject sidecars;
#   it makes the add-on pass the namespace over. Its pods stay outside of the
#   mesh, without encryption and without its policies.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/istio-deploy-addon
# custom:
#   id: AKS248
#   severity: high
#   pillar: security
#   remediation: >-
#     Use the label istio.io/rev with the revision of the add-on, and remove
#     istio-injection.
#   reads: [cluster, manifests]
package rules.services.istio_injection_label

import data.rules.lib.result

deny contains result.related(["kube", "namespaces", i, "labels", "istio-injection"], message, places) if {
	some i, namespace in input.kube.namespaces
	namespace.declared == true
	namespace.labels["istio-injection"] == "enabled"
	input.addons.service_mesh == true
	message := sprintf("namespace %q has the label istio-injection, which the Istio add-on does not inject by", [namespace.name])
	places := [result.at(["addons", "service_mesh"], "the add-on")]
}
