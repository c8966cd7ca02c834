# METADATA
# title: Service with external addresses
# description: >-
#   With externalIPs every node takes the traffic for the listed addresses,
#   whoever they belong to. Whoever may write a Service can so intercept what
#   pods send to an address of someone else (CVE-2020-8554).
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/policy-reference
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
# custom:
#   id: AKS231
#   severity: medium
#   pillar: security
#   remediation: >-
#     Remove the external addresses; use a load balancer, an ingress or a
#     gateway.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [AllowedExternalIPs]
#     trivy: [KSV-0108]
package rules.services.external_ips

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "external_ips"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.external_ips != []
	message := sprintf("%s takes the traffic of %s on every node", [service.address, concat(", ", service.external_ips)])
}
