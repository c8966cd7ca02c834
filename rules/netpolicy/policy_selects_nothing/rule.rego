# METADATA
# title: Network policy that selects no pod
# description: >-
#   The selector of the policy matches no pod, so it limits nothing, and the
#   pods it was meant for are open.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS180
#   severity: low
#   pillar: security
#   remediation: >-
#     Correct the selector, or remove the policy.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [dangling-networkpolicy]
#     kube_score: [networkpolicy-targets-pod]
#     kubescape: [C-0299]
#   blind: >-
#     The rule speaks only when the manifests were built as one whole or are
#     declared complete.
package rules.netpolicy.policy_selects_nothing

import data.rules.lib.result

deny contains result.at(["kube", "network_policies", i, "selects_none"], message) if {
	some i, policy in input.kube.network_policies
	policy.application == true
	policy.selects_none == true
	message := sprintf("%s selects no pod", [policy.address])
}
