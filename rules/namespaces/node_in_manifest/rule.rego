# METADATA
# title: Manifest of a node
# description: >-
#   Labels, taints and annotations of nodes belong to their pool: AKS replaces
#   nodes at every upgrade, and what was written on one is lost. The
#   deployment safeguards refuse it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#   - ref: https://learn.microsoft.com/azure/aks/use-node-taints
# custom:
#   id: AKS860
#   severity: high
#   pillar: operations
#   reads: [manifests]
#   remediation: Set the labels and taints on the node pool.
#   equivalents:
#     azure_policy: [CannotEditIndividualNodes]
package rules.namespaces.node_in_manifest

import data.rules.lib.result

deny contains result.at(["kube", "objects", i], message) if {
	some i, o in input.kube.objects
	o.kind == "Node"
	o.group == ""
	o.part == false
	message := sprintf("%s is written by hand", [o.address])
}
