# METADATA
# title: Policy of Application Gateway for Containers without effect
# description: >-
#   A firewall policy counts for a Gateway or an HTTPRoute, a policy for the
#   TLS of the frontend for a Gateway. One that names an Ingress, or something
#   that does not exist, protects nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/web-application-firewall
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/tls-policy
# custom:
#   id: AKS343
#   severity: medium
#   pillar: security
#   remediation: >-
#     Name the Gateway (or, for a firewall, the HTTPRoute) that the policy is
#     for.
#   reads: [manifests]
#   blind: >-
#     A missing target is told only when the manifests are declared complete.
package rules.ingress.agc_policy_target_wrong

import data.rules.lib.result

_targets := {
	"WebApplicationFirewallPolicy": {"Gateway", "HTTPRoute"},
	"FrontendTLSPolicy": {"Gateway"},
}

deny contains result.at(["kube", "agc_policies", i, "target_kind"], message) if {
	some i, policy in input.kube.agc_policies
	targets := _targets[policy.kind]
	target := policy.target_kind
	not target in targets
	message := sprintf("%s is for kind %v; it counts for %s", [policy.address, target, concat(" and ", targets)])
}

deny contains result.at(["kube", "agc_policies", i, "target_name"], message) if {
	some i, policy in input.kube.agc_policies
	policy.found == false
	not _foreign(policy.kind, policy.target_kind)
	message := sprintf("%s is for %s %q, which does not exist", [policy.address, policy.target_kind, policy.target_name])
}

_foreign(kind, target) if not target in _targets[kind]
