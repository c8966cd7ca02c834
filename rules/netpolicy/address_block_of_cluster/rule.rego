# METADATA
# title: Policy of Cilium by addresses of pods or nodes
# description: >-
#   Cilium knows pods and nodes by their labels, not by their addresses: an
#   ipBlock inside the range of pods or nodes matches none of them, so the
#   traffic it is to allow is dropped.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS174
#   severity: medium
#   pillar: security
#   remediation: >-
#     Select the pods and their namespace by labels; for nodes write a policy of
#     Cilium with the entities host and remote-node.
#   reads: [cluster, manifests]
package rules.netpolicy.address_block_of_cluster

import data.rules.lib.result

deny contains result.related(["kube", "network_policies", i, "rules", j, "peers", k, "cidr"], message, places) if {
	input.network.data_plane == "cilium"
	some i, policy in input.kube.network_policies
	policy.application == true
	policy.family == "kubernetes"
	some j, rule in policy.rules
	some k, peer in rule.peers
	peer.lies_in != null
	message := sprintf("%s allows %s by addresses of %s, which Cilium never matches", [policy.address, peer.cidr, peer.lies_in])
	places := [result.at(["network", "data_plane"], "the data plane is that of Cilium")]
}
