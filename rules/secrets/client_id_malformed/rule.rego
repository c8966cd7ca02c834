# METADATA
# title: Client id of a service account is no GUID
# description: >-
#   The annotation azure.workload.identity/client-id takes the client id of
#   the identity, a GUID. With anything else, such as its name or resource id,
#   every sign-in is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS136
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Write the client id of the user-assigned identity or application.
#   reads: [manifests]
package rules.secrets.client_id_malformed

import data.rules.lib.result

deny contains result.at(["kube", "service_accounts", i, "client_id"], message) if {
	some i, account in input.kube.service_accounts
	account.application == true
	account.client_id_valid == false
	message := sprintf("the client id of %s is no GUID: %s", [account.address, account.client_id])
}
