# METADATA
# title: Default service account has rights
# description: >-
#   Every pod of a namespace that names no service account runs as the default
#   one. What a binding grants to it is open to all of them, also to those
#   that come later.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: AKS153
#   severity: medium
#   pillar: security
#   remediation: >-
#     Make a service account for the workload that needs the rights, and bind
#     the role to it.
#   reads: [manifests]
#   equivalents:
#     checkov: [CKV_K8S_41, CKV_K8S_42]
#     kube_linter: [default-service-account]
#     kubescape: [C-0189, C-0239]
package rules.secrets.default_account_granted

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "account_name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.account_name == "default"
	w.identity.binding != null
	message := sprintf("%s runs as the default service account, which has rights by %s", [w.address, w.identity.binding])
}
