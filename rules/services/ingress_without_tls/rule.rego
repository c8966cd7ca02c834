# METADATA
# title: Ingress without TLS
# description: >-
#   The Ingress names no certificate, so that its hosts are served over plain
#   HTTP: whoever is on the way reads and changes what passes, passwords
#   included.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-dns-ssl
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
# custom:
#   id: AKS235
#   severity: high
#   pillar: security
#   remediation: >-
#     List the hosts under tls with the secret of their certificate, or name a
#     certificate of Key Vault by the annotation of the controller.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [IngressHttpsOnly]
#     kubescape: [C-0263, C-0245]
#     polaris: [tlsSettingsMissing]
#   blind: >-
#     A certificate that the controller has for all hosts, and a proxy in
#     front that ends TLS.
package rules.services.ingress_without_tls

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "tls"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.encrypted == false
	message := sprintf("%s has no certificate", [ingress.address])
}
