# METADATA
# title: Federated credential that no pod can use
# description: >-
#   Tokens of workload identity are issued for the audience
#   api://AzureADTokenExchange, and their subject is
#   system:serviceaccount:NAMESPACE:NAME with names in lower case. A
#   credential that asks for anything else never matches, and the sign-in is
#   refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS132
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Set the subject to system:serviceaccount:NAMESPACE:NAME as Kubernetes
#     spells the names, and the audience to api://AzureADTokenExchange.
#   blind: >-
#     A pod that asks for a token with another audience itself.
package rules.secrets.federated_credential_never_matches

import data.rules.lib.result

deny contains result.at(["identity", "federated_credentials", i, "subject"], message) if {
	some i, credential in input.identity.federated_credentials
	credential.this_cluster == true
	credential.subject != null
	not regex.match(`^system:serviceaccount:[a-z0-9]([a-z0-9-]*[a-z0-9])?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`, credential.subject)
	message := sprintf("the credential trusts %q, which is the subject of no service account", [credential.subject])
}

# That of the ALB controller has a rule of its own.
deny contains result.at(["identity", "federated_credentials", i, "audiences"], message) if {
	some i, credential in input.identity.federated_credentials
	credential.this_cluster == true
	credential.service_account != "alb-controller-sa"
	every audience in credential.audiences {
		not startswith(lower(audience), "api://azureadtokenexchange")
	}
	message := sprintf("the credential lacks the audience api://AzureADTokenExchange: it has %s", [concat(", ", credential.audiences)])
}
