# METADATA
# title: Federated credential of the ALB controller that cannot match
# description: >-
#   Azure compares the subject and the audience of a token letter by letter.
#   The controller runs as the service account alb-controller-sa, and its token
#   is made out to api://AzureADTokenExchange; a credential that says anything
#   else never matches, and the gateway is never configured.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/quickstart-deploy-application-gateway-for-containers-alb-controller-helm
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS313
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Write the subject
#     system:serviceaccount:azure-alb-system:alb-controller-sa and the audience
#     api://AzureADTokenExchange (in a sovereign cloud, that cloud's).
#   blind: >-
#     The namespace and service account that the controller is really installed
#     with: the namespace azure-alb-system is taken for its own.
package rules.ingress.alb_controller_credential_wrong

import data.rules.lib.result

deny contains result.at(["identity", "federated_credentials", i, "subject"], message) if {
	input.ingress.agc.in_use == true
	some i, credential in input.identity.federated_credentials
	credential.this_cluster == true
	credential.namespace == "azure-alb-system"
	account := credential.service_account
	account != "alb-controller-sa"
	not _controller_named
	message := sprintf("the credential names service account %s; the ALB controller runs as alb-controller-sa", [account])
}

deny contains result.at(["identity", "federated_credentials", i, "audiences"], message) if {
	some i, credential in input.identity.federated_credentials
	_of_controller(credential)
	every audience in credential.audiences {
		not _for_exchange(audience)
	}
	not _controller_matched
	message := "the credential of the ALB controller lacks the audience api://AzureADTokenExchange"
}

# Other credentials may stand beside the controller's, for whatever else runs in
# its namespace.
_controller_named if {
	some credential in input.identity.federated_credentials
	_of_controller(credential)
}

_controller_matched if {
	some credential in input.identity.federated_credentials
	_of_controller(credential)
	some audience in credential.audiences
	_for_exchange(audience)
}

_for_exchange(audience) if startswith(lower(audience), "api://azureadtokenexchange")

_of_controller(credential) if {
	credential.this_cluster == true
	credential.service_account == "alb-controller-sa"
}
