# METADATA
# title: Annotations of Application Gateway on an Ingress for its successor
# description: >-
#   Application Gateway for Containers reads none of the annotations of the
#   Application Gateway Ingress Controller: a redirect, a timeout or a private
#   frontend that they ask for does not come about. Private frontends and
#   other ports have no counterpart at all.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/migrate-from-agic-to-agc
# custom:
#   id: AKS341
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Express the setting as a policy of Application Gateway for Containers or
#     by the Gateway API, and remove the annotation.
#   reads: [manifests]
package rules.ingress.agic_annotations_on_agc

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "annotations", key], message) if {
	some i, ingress in input.kube.ingresses
	ingress.family == "agc"
	some key, _ in ingress.annotations
	startswith(key, "appgw.ingress.kubernetes.io/")
	message := sprintf("%s has %s, which Application Gateway for Containers does not read", [ingress.address, key])
}
