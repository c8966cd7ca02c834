# METADATA
# title: Workload identity on the default service account
# description: >-
#   The default service account is that of every pod of the namespace that
#   names none. An identity of Azure that trusts it is open to all of them,
#   and without an annotation on it the pods get no client id.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: AKS135
#   severity: medium
#   pillar: security
#   remediation: >-
#     Make a service account for the workload, annotate it with the client id,
#     and name it in serviceAccountName.
#   reads: [manifests]
package rules.secrets.workload_identity_on_default_account

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "account_name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.uses == true
	w.identity.account_name == "default"
	message := sprintf("%s signs in to Azure by workload identity as the default service account", [w.address])
}
