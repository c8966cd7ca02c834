# METADATA
# title: TLS policy of Application Gateway for Containers that keeps CBC suites
# description: >-
#   The predefined policy 2023-06 allows cipher suites with CBC, which have a
#   history of attacks; 2023-06-S leaves them out. Any other name is none of
#   its policies.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/tls-policy
# custom:
#   id: AKS344
#   severity: low
#   pillar: security
#   remediation: >-
#     Use the policy 2023-06-S.
#   reads: [manifests]
#   blind: >-
#     A Gateway without any policy, which gets 2023-06 as well; a custom
#     policy.
package rules.ingress.agc_tls_policy_weak

import data.rules.lib.result

deny contains result.at(["kube", "agc_policies", i, "tls_policy"], message) if {
	some i, policy in input.kube.agc_policies
	policy.kind == "FrontendTLSPolicy"
	policy.tls_policy != null
	policy.tls_policy != "2023-06-S"
	message := sprintf("%s uses TLS policy %q", [policy.address, policy.tls_policy])
}
