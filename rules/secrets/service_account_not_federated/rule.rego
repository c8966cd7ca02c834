# METADATA
# title: Service account that no federated credential trusts
# description: >-
#   Entra ID takes the token of a pod only when a federated credential of the
#   identity names the namespace and the service account, letter by letter.
#   Without one every sign-in of its pods is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS131
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a federated credential with the subject
#     system:serviceaccount:NAMESPACE:NAME to the identity that the service
#     account names, or correct the one there is.
#   reads: [cluster, manifests]
#   blind: >-
#     The rule speaks only when the files are declared complete. Whether the
#     credential belongs to the identity that the service account names is not
#     compared: its client id is known only after the deployment.
package rules.secrets.service_account_not_federated

import data.rules.lib.result

deny contains result.related(["kube", "service_accounts", i, "client_id"], message, places) if {
	some i, account in input.kube.service_accounts
	account.application == true
	account.federated == false
	account.namesake_credential != null
	k := account.namesake_credential
	credential := input.identity.federated_credentials[k]
	message := sprintf("no federated credential trusts %s; the one that is closest trusts %s", [account.address, credential.subject])
	places := [result.at(["identity", "federated_credentials", k, "subject"], "a service account of that name in another namespace")]
}

deny contains result.at(["kube", "service_accounts", i, "client_id"], message) if {
	some i, account in input.kube.service_accounts
	account.application == true
	account.federated == false
	account.namesake_credential == null
	message := sprintf("no federated credential trusts %s", [account.address])
}
