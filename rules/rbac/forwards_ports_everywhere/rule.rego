# METADATA
# title: Ports of pods can be forwarded in all namespaces
# description: >-
#   Port forwarding goes around network policies and the sign-in that stands
#   before an application.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS875
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Grant it by a RoleBinding in the namespaces where it is needed.
#   equivalents:
#     kubescape: [C-0063]
#   blind: Roles of which no binding is among the files.
package rules.rbac.forwards_ports_everywhere

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.forwards_ports == true
	message := sprintf("%s forwards ports of pods in every namespace", [role.address])
}
