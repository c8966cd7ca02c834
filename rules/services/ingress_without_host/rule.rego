# METADATA
# title: Ingress rule for every host
# description: >-
#   A rule without a host answers for every name that leads to the controller,
#   those of other teams included, and by the bare address too.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
#   - ref: https://learn.microsoft.com/azure/aks/policy-reference
# custom:
#   id: AKS236
#   severity: medium
#   pillar: security
#   remediation: >-
#     Write the host into the rule.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [RequireIngressHost]
package rules.services.ingress_without_host

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "rules", j, "host"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	some j, rule in ingress.rules
	_every(rule.host)
	message := sprintf("%s has a rule for every host", [ingress.address])
}

_every(null)

_every("")
