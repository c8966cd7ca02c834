# METADATA
# title: Network policies on a cluster that enforces none
# description: >-
#   Kubernetes stores a NetworkPolicy on every cluster, but somebody has to
#   enforce it. This cluster has no engine for network policies, so every pod
#   still talks to every other, though the files look as if it were not so.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS170
#   severity: critical
#   pillar: security
#   remediation:
#     terraform: >-
#       Set network_policy, best to cilium together with network_data_plane =
#       "cilium".
#     arm: >-
#       Set networkProfile.networkPolicy, best to cilium together with
#       networkDataplane cilium.
#   reads: [cluster, manifests]
#   blind: >-
#     An engine that was installed by other files.
package rules.netpolicy.policies_without_engine

import data.rules.lib.result

deny contains result.related(["kube", "isolation", "kubernetes"], message, places) if {
	isolation := input.kube.isolation
	isolation.kubernetes != null
	isolation.own_engine == false
	input.network.policy == "none"
	input.network.data_plane != "cilium"
	message := sprintf("nothing in the cluster enforces %s", [isolation.kubernetes_text])
	places := [result.at(["network", "policy"], "no engine for network policies")]
}
