# METADATA
# title: Cilium policies on a cluster without Cilium
# description: >-
#   Only the data plane of Cilium knows CiliumNetworkPolicy. With another one
#   the objects are refused, since their kind is unknown, or they do nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS171
#   severity: high
#   pillar: security
#   remediation:
#     terraform: >-
#       Set network_data_plane and network_policy to cilium, or write
#       NetworkPolicy objects.
#     arm: >-
#       Set networkProfile.networkDataplane and networkPolicy to cilium, or write
#       NetworkPolicy objects.
#   reads: [cluster, manifests]
#   blind: >-
#     A Cilium that was installed by other files. Of several policies the first
#     is told.
package rules.netpolicy.cilium_policies_without_data_plane

import data.rules.lib.result

deny contains result.related(["kube", "isolation", "cilium"], message, places) if {
	isolation := input.kube.isolation
	isolation.cilium != null
	isolation.own_engine == false
	input.network.data_plane != "cilium"
	first := input.kube.network_policies[isolation.cilium].address
	message := sprintf("%s needs the data plane of Cilium, and that of the cluster is %s", [first, input.network.data_plane])
	places := [result.at(["network", "data_plane"], "the data plane of the cluster")]
}
