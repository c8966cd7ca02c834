# METADATA
# title: cluster-admin is granted in a namespace
# description: >-
#   Within the namespace the role allows everything, the quotas and roles that
#   are to hold for it included.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS883
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Grant the role admin or edit instead.
#   equivalents:
#     azure_policy: [BlockAdminRolebindings]
#     polaris: [rolebindingClusterAdminClusterRole, rolebindingClusterAdminRole]
package rules.rbac.namespace_admin_by_cluster_admin

import data.rules.lib.result

deny contains result.at(["kube", "role_bindings", i, "role_name"], message) if {
	some i, b in input.kube.role_bindings
	b.system == false
	b.cluster_wide == false
	b.everything == true
	some _ in b.subjects # else nobody has it
	b.role == null # a role among the files is told of where its stars are
	message := sprintf("%s grants everything in its namespace by the role %s", [b.address, b.role_name])
}
