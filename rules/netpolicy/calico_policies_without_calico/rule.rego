# METADATA
# title: Calico policies on a cluster without Calico
# description: >-
#   Only Calico knows the policies of projectcalico.org. On a cluster with
#   another engine, or none, they are refused or do nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS172
#   severity: high
#   pillar: security
#   remediation:
#     terraform: >-
#       Set network_policy to calico, or write NetworkPolicy objects.
#     arm: >-
#       Set networkProfile.networkPolicy to calico, or write NetworkPolicy
#       objects.
#   reads: [cluster, manifests]
#   blind: >-
#     A Calico that was installed by other files. Of several policies the first
#     is told.
package rules.netpolicy.calico_policies_without_calico

import data.rules.lib.result

deny contains result.related(["kube", "isolation", "calico"], message, places) if {
	isolation := input.kube.isolation
	isolation.calico != null
	isolation.own_engine == false
	input.network.policy != "calico"
	first := input.kube.network_policies[isolation.calico].address
	message := sprintf("%s needs Calico, and the network policy engine of the cluster is %s", [first, input.network.policy])
	places := [result.at(["network", "policy"], "the engine of the cluster")]
}
