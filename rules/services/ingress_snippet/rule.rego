# METADATA
# title: Configuration snippet in an Ingress
# description: >-
#   A snippet is pasted into the configuration of the NGINX controller.
#   Whoever may write an Ingress can so run code in the controller and read
#   every secret it sees (CVE-2021-25742).
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-nginx-configuration
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
# custom:
#   id: AKS238
#   severity: high
#   pillar: security
#   remediation: >-
#     Remove the snippet; most of what snippets do has an annotation of its
#     own.
#   reads: [manifests]
#   equivalents:
#     checkov: [CKV_K8S_152, CKV_K8S_153, CKV_K8S_154]
#     kubescape: [C-0059]
#     trivy: [KCV-0093]
package rules.services.ingress_snippet

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "annotations", key], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	some key, _ in ingress.annotations
	startswith(key, "nginx.ingress.kubernetes.io/")
	endswith(key, "-snippet")
	message := sprintf("%s has a %s", [ingress.address, substring(key, 28, -1)])
}
