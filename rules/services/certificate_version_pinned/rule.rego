# METADATA
# title: Key Vault certificate pinned to a version
# description: >-
#   The address of the certificate holds a version. When Key Vault renews the
#   certificate, the controller keeps the old version until it expires.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-dns-ssl
# custom:
#   id: AKS250
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Leave the version out of the address of the certificate.
#   reads: [manifests]
package rules.services.certificate_version_pinned

import data.rules.lib.result

_key := "kubernetes.azure.com/tls-cert-keyvault-uri"

deny contains result.at(["kube", "ingresses", i, "annotations", _key], message) if {
	some i, ingress in input.kube.ingresses
	regex.match(`^https://[^/]+/certificates/[^/]+/[^/]+/?$`, ingress.annotations[_key])
	message := sprintf("%s names one version of its certificate", [ingress.address])
}
