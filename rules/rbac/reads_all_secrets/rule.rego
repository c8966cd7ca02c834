# METADATA
# title: Secrets of all namespaces can be read
# description: >-
#   Listing and watching give the values too. Among the Secrets are tokens and
#   certificates of everything else in the cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS872
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Grant it by a RoleBinding in the namespace, or name the Secrets in
#     resourceNames.
#   equivalents:
#     checkov: [CKV2_K8S_5]
#     kube_linter: [access-to-secrets]
#     kubescape: [C-0015, C-0186]
#     trivy: [KSV-0041, KSV-0113]
#   blind: >-
#     Roles of which no binding is among the files, and stars for resources,
#     which have a rule of their own.
package rules.rbac.reads_all_secrets

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.reads_secrets == true
	message := sprintf("%s reads the Secrets of every namespace", [role.address])
}
