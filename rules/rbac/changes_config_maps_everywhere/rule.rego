# METADATA
# title: ConfigMaps of all namespaces can be changed
# description: >-
#   Among them is the configuration of CoreDNS, by which names lead wherever
#   its writer likes, and that of every application.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/coredns-custom
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS884
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Grant it by a RoleBinding in the namespace.
#   equivalents:
#     kubescape: [C-0037]
#     trivy: [KSV-0049]
#   blind: Roles of which no binding is among the files.
package rules.rbac.changes_config_maps_everywhere

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.changes_config_maps == true
	message := sprintf("%s changes ConfigMaps in every namespace", [role.address])
}
