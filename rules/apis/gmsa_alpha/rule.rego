# METADATA
# title: GMSA credential in the alpha version of its API
# description: >-
#   windows.k8s.io/v1alpha1 is superseded by v1.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-group-managed-service-accounts
# custom:
#   id: AKS980
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Write GMSACredentialSpec of windows.k8s.io/v1.
package rules.apis.gmsa_alpha

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "api_version"], message) if {
	some i, o in input.kube.objects
	o.api_version == "windows.k8s.io/v1alpha1"
	message := sprintf("%s is of windows.k8s.io/v1alpha1; v1 took its place", [o.address])
}
