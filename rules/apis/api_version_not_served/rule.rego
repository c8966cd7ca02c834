# METADATA
# title: API version that the cluster no longer serves
# description: >-
#   The version of Kubernetes that the cluster runs, or the next one, no
#   longer has the API version. On the first the object is refused; before the
#   second AKS stops the upgrade while the version is in use.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/stop-cluster-upgrade-api-breaking-changes
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
# custom:
#   id: AKS971
#   severity: high
#   pillar: operations
#   reads: [cluster, manifests]
#   remediation: >-
#     Write the object in the version that took its place; fields may have
#     changed.
#   equivalents:
#     trivy: [KSV-0107]
#   blind: >-
#     A cluster whose version Azure chooses.
package rules.apis.api_version_not_served

import data.rules.lib.result

deny contains result.related(["kube", "objects", i, "api_version"], message, places) if {
	is_string(input.kubernetes_version)
	some i, o in input.kube.objects
	removed := data.facts.removed_apis.removed[o.api_version][o.kind]
	removed["in"] > data.facts.removed_apis.supported_from
	minor := to_number(split(input.kubernetes_version, ".")[1])
	removed["in"] <= minor + 1
	message := sprintf("%s is of %s, which Kubernetes 1.%d no longer has, and the cluster runs %s; %s took its place", [o.address, o.api_version, removed["in"], input.kubernetes_version, removed.use])
	places := [result.at(["kubernetes_version"], "version of the cluster")]
}
