# METADATA
# title: Commands can be run in pods
# description: >-
#   Who runs commands in a pod acts as its service account and its Entra
#   identity, and reads its Secrets.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS874
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Take pods/exec and pods/attach out of the role, or grant it for a time.
#   equivalents:
#     checkov: [CKV2_K8S_2]
#     kubescape: [C-0002]
#     polaris: [clusterrolePodExecAttach, rolePodExecAttach]
#     trivy: [KSV-0053, KSV-0054]
#   blind: Roles of which no binding is among the files.
package rules.rbac.executes_in_pods

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.bound in {"cluster", "namespace"}
	some j, rule in role.rules
	rule.executes == true
	message := sprintf("%s runs commands in pods", [role.address])
}
