# METADATA
# title: Lifetime of the token for Azure is out of range
# description: >-
#   The token of workload identity lives between 3600 and 86400 seconds. The
#   webhook refuses pods that ask for anything else.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS137
#   severity: low
#   pillar: reliability
#   remediation: >-
#     Write a number of seconds from 3600 to 86400.
#   reads: [manifests]
package rules.secrets.token_lifetime_out_of_range

import data.rules.lib.result

deny contains result.at(["kube", "service_accounts", i, "token_seconds"], message) if {
	some i, account in input.kube.service_accounts
	account.application == true
	account.token_seconds_valid == false
	message := sprintf("the token of %s is to live %s seconds, and 3600 to 86400 are allowed", [account.address, account.token_seconds])
}

deny contains result.at(["kube", "workloads", i, "identity", "token_seconds"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.token_seconds_valid == false
	message := sprintf("the token of %s is to live %s seconds, and 3600 to 86400 are allowed", [w.address, w.identity.token_seconds])
}
