# METADATA
# title: Service account token that never expires
# description: >-
#   A Secret of type kubernetes.io/service-account-token holds a token that is
#   valid until somebody deletes it, wherever it was copied to.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: AKS156
#   severity: medium
#   pillar: security
#   remediation: >-
#     Let programs outside of the cluster ask for short-lived tokens, or trust
#     the issuer of the cluster by federation.
#   reads: [manifests]
package rules.secrets.legacy_account_token

import data.rules.lib.result

deny contains result.at(["kube", "secrets", i, "type"], message) if {
	some i, secret in input.kube.secrets
	secret.application == true
	secret.type == "kubernetes.io/service-account-token"
	message := sprintf("%s is a service account token that never expires", [secret.address])
}
