# METADATA
# title: Endpoints object written by hand
# description: >-
#   Kubernetes has deprecated the kind Endpoints in 1.33 for EndpointSlice.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
# custom:
#   id: AKS978
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Write an EndpointSlice of discovery.k8s.io/v1.
package rules.apis.endpoints_by_hand

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "kind"], message) if {
	some i, o in input.kube.objects
	o.api_version == "v1"
	o.kind == "Endpoints"
	message := sprintf("%s is of a deprecated kind; EndpointSlice took its place", [o.address])
}
