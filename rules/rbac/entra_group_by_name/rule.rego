# METADATA
# title: Entra group named by its name
# description: >-
#   With Entra ID the API server knows groups by their object id alone: a
#   binding to a name grants the role to nobody.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/kubernetes-rbac-entra-id
# custom:
#   id: AKS888
#   severity: medium
#   pillar: security
#   reads: [cluster, manifests]
#   remediation: Write the object id of the group.
#   blind: Groups of a cluster that signs users in by another provider.
package rules.rbac.entra_group_by_name

import data.rules.lib.result

deny contains result.related(["kube", "role_bindings", i, "subjects", j, "name"], message, [result.at(["identity", "entra"], "Entra ID signs users in")]) if {
	input.identity.entra == true
	some i, b in input.kube.role_bindings
	some j, s in b.subjects
	s.kind == "Group"
	s.object_id == false
	not startswith(s.name, "system:")
	message := sprintf("%s names the group %q, which is no object id of Entra ID", [b.address, s.name])
}
