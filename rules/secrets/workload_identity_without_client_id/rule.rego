# METADATA
# title: Workload identity without a client id
# description: >-
#   The pods get a token for Azure, but neither the service account nor a
#   variable says for which identity. The libraries of Azure then have no
#   client id and fail, unless the program brings one.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS159
#   severity: low
#   pillar: reliability
#   remediation: >-
#     Annotate the service account with azure.workload.identity/client-id.
#   reads: [manifests]
#   blind: >-
#     A client id in the program itself.
package rules.secrets.workload_identity_without_client_id

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "account"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.uses == true
	w.identity.account_name != "default"
	w.identity.names_identity == false
	message := sprintf("%s signs in to Azure by workload identity, and nothing says with which client id", [w.address])
}
