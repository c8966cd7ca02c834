# METADATA
# title: API version that no supported cluster serves
# description: >-
#   Kubernetes has removed the version of the API. Every version of Kubernetes
#   that AKS supports refuses the object.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/stop-cluster-upgrade-api-breaking-changes
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
# custom:
#   id: AKS970
#   severity: high
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Write the object in the version that took its place; fields may have
#     changed.
#   equivalents:
#     kube_linter: [no-extensions-v1beta]
#     kube_score: [stable-version]
#     trivy: [KSV-0107]
package rules.apis.api_version_gone

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "api_version"], message) if {
	some i, o in input.kube.objects
	removed := data.facts.removed_apis.removed[o.api_version][o.kind]
	removed["in"] <= data.facts.removed_apis.supported_from
	message := sprintf("%s is of %s, which Kubernetes 1.%d removed; %s took its place", [o.address, o.api_version, removed["in"], removed.use])
}
