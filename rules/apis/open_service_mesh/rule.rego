# METADATA
# title: Objects of Open Service Mesh
# description: >-
#   The Open Service Mesh add-on of AKS ends on 2027-09-30.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/open-service-mesh-istio-migration-guidance
# custom:
#   id: AKS979
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Move to the Istio add-on.
package rules.apis.open_service_mesh

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "api_version"], message) if {
	some i, o in input.kube.objects
	regex.match(`(^|\.)(smi-spec\.io|openservicemesh\.io)$`, o.group)
	message := sprintf("%s is of Open Service Mesh, whose add-on ends on 2027-09-30", [o.address])
}
