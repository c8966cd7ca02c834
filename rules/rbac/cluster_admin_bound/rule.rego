# METADATA
# title: cluster-admin is granted
# description: >-
#   Whoever holds the role can do everything in every namespace, read every
#   Secret and change what AKS runs.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/kubernetes-rbac-entra-id
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS870
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Grant a role that allows what is needed, in the namespaces where it is
#     needed. For administrators, name the Entra group in the settings of the
#     cluster instead.
#   equivalents:
#     azure_policy: [BlockAdminRolebindings]
#     kube_linter: [cluster-admin-role-binding]
#     kubescape: [C-0185, C-0035]
#     polaris: [clusterrolebindingClusterAdmin]
#     trivy: [KSV-0111]
package rules.rbac.cluster_admin_bound

import data.rules.lib.result

deny contains result.at(["kube", "role_bindings", i, "role_name"], message) if {
	some i, b in input.kube.role_bindings
	b.system == false
	b.cluster_wide == true
	b.everything == true
	some _ in b.subjects # else nobody has it
	b.role == null # a role among the files is told of where its stars are
	message := sprintf("%s grants everything in the cluster by the role %s", [b.address, b.role_name])
}
