# METADATA
# title: Persistent volumes can be created
# description: >-
#   A persistent volume may be a directory of a node: whoever creates one
#   reads and writes files of nodes, past the Pod Security Standards.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS882
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Let claims and storage classes make the volumes.
#   equivalents:
#     kubescape: [C-0278]
#   blind: >-
#     Drivers of storage, which need it. Roles of which no binding is among
#     the files.
package rules.rbac.creates_persistent_volumes

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.creates_volumes == true
	message := sprintf("%s creates persistent volumes", [role.address])
}
