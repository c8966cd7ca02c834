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
#     Add a federated credential for the namespace and the name of the service
#     account to the identity that it names, or correct the one there is.
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
	message := sprintf("no federated credential trusts %s%s", [account.address, _subject(account.namespace, account.name)])
	places := _closest(account.nearest_credential)
}

_subject(namespace, name) := sprintf(": none has the subject system:serviceaccount:%s:%s", [namespace, name]) if namespace != null

_subject(null, _) := ""

_closest(null) := []

_closest(k) := [result.at(["identity", "federated_credentials", k, "subject"], said)] if {
	is_number(k)
	said := sprintf("the closest one trusts %s", [input.identity.federated_credentials[k].subject])
}
