# METADATA
# title: Ingress that names two classes
# description: >-
#   The class is stated by the field and by the old annotation. The API server
#   refuses an object that has both; where it got in earlier, two controllers
#   may serve it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
# custom:
#   id: AKS239
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Keep the field for the class and remove the annotation.
#   reads: [manifests]
package rules.services.ingress_class_stated_twice

import data.rules.lib.result

deny contains result.related(["kube", "ingresses", i, "class_annotation"], message, places) if {
	some i, ingress in input.kube.ingresses
	ingress.class_name != null
	ingress.class_annotation != null
	message := sprintf("%s names class %q and, by annotation, %q", [ingress.address, ingress.class_name, ingress.class_annotation])
	places := [result.at(["kube", "ingresses", i, "class_name"], "the class")]
}
