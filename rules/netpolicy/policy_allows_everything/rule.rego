# METADATA
# title: Network policy that allows everything
# description: >-
#   An empty rule, or one for every address and every port, allows all traffic
#   in its direction, whatever other policies say. Cilium takes ranges of
#   addresses for what is outside of the cluster, and stays closed to its pods
#   and nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS179
#   severity: low
#   pillar: security
#   remediation: >-
#     Name the peers or the ports that are needed.
#   reads: [manifests]
#   equivalents:
#     trivy: [KSV-0038]
package rules.netpolicy.policy_allows_everything

import data.rules.lib.result

deny contains result.at(["kube", "network_policies", i, "rules", j, "anything"], message) if {
	some i, policy in input.kube.network_policies
	policy.application == true
	some j, rule in policy.rules
	rule.anything == true
	message := sprintf("%s allows %s", [policy.address, _traffic(rule)])
}

_traffic(rule) := sprintf("all %s traffic", [rule.direction]) if not _by_address(rule)

_traffic(rule) := "ingress traffic from every address" if {
	_by_address(rule)
	rule.direction == "ingress"
}

_traffic(rule) := "egress traffic to every address" if {
	_by_address(rule)
	rule.direction == "egress"
}

_by_address(rule) if count(rule.peers) > 0
