# METADATA
# title: ConfigMap coredns overwritten
# description: >-
#   AKS keeps the ConfigMap coredns and puts its own back. What is written
#   into it is lost, or, until then, breaks name resolution of the whole
#   cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/coredns-custom
# custom:
#   id: AKS251
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Write the change into the ConfigMap coredns-custom, under a name that
#     ends in .server or .override.
#   reads: [manifests]
package rules.services.coredns_edited

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "name"], message) if {
	some i, object in input.kube.objects
	object.kind == "ConfigMap"
	object.group == ""
	object.name == "coredns"
	object.namespace == "kube-system"
	message := sprintf("%s belongs to AKS, which puts its own back", [object.address])
}
