# METADATA
# title: IngressClass with a namespace
# description: >-
#   An IngressClass belongs to the whole cluster. A namespace on it is dropped
#   without a word, and whoever wrote it believes in a class for one namespace
#   only.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
# custom:
#   id: AKS240
#   severity: low
#   pillar: operations
#   remediation: >-
#     Remove the namespace.
#   reads: [manifests]
package rules.services.ingress_class_with_namespace

import data.rules.lib.result

deny contains result.at(["kube", "ingress_classes", i, "namespace"], message) if {
	some i, class in input.kube.ingress_classes
	class.namespace != null
	class.namespace != ""
	message := sprintf("IngressClass %q is in namespace %q, but classes belong to the whole cluster", [class.name, class.namespace])
}
