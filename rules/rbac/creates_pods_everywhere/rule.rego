# METADATA
# title: Pods can be created in all namespaces
# description: >-
#   Whoever creates pods uses every Secret and service account of the
#   namespace, and where nothing enforces a Pod Security Standard, the node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS873
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Grant it by a RoleBinding in the namespaces where it is needed.
#   equivalents:
#     kube_linter: [access-to-create-pods]
#     kubescape: [C-0188]
#     trivy: [KSV-0048]
#   blind: >-
#     What the role is for: an operator or a deployment agent needs it. Roles
#     of which no binding is among the files.
package rules.rbac.creates_pods_everywhere

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.creates_pods == true
	message := sprintf("%s creates or changes pods in every namespace", [role.address])
}
