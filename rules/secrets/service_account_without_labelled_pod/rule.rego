# METADATA
# title: Service account for Azure whose pods lack the label
# description: >-
#   The annotation of a service account says which identity its pods take, but
#   only pods with the label azure.workload.identity/use get the token. Here
#   pods run as the account and none of them carries it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS134
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add the label azure.workload.identity/use: "true" to the pods, or drop the
#     annotation.
#   reads: [manifests]
#   blind: >-
#     Pods in other files that run as the account. Pods that read Key Vault
#     through the Secrets Store driver need no label and are left out.
package rules.secrets.service_account_without_labelled_pod

import data.rules.lib.result

deny contains result.related(["kube", "service_accounts", i, "client_id"], message, places) if {
	some i, account in input.kube.service_accounts
	account.application == true
	account.client_id != null
	account.pods_labelled == false
	k := account.unlabelled_workload
	k != null
	message := sprintf("%s names an identity of Azure, and %s, which runs as it, lacks the label azure.workload.identity/use", [account.address, account.unlabelled_address])
	places := [result.at(["kube", "workloads", k, "pod"], "pods without the label")]
}
