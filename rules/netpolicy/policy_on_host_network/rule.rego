# METADATA
# title: Network policy for pods in the network of the node
# description: >-
#   Pods with hostNetwork have the address of their node. Network policies do
#   not apply to them, so this one does nothing for the pods it selects.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS181
#   severity: low
#   pillar: security
#   remediation: >-
#     Take hostNetwork away, or limit the traffic of the node in another way.
#   reads: [manifests]
#   blind: >-
#     Of several workloads the first is told.
package rules.netpolicy.policy_on_host_network

import data.rules.lib.result

deny contains result.related(["kube", "network_policies", i, "host_network_workload"], message, places) if {
	some i, policy in input.kube.network_policies
	policy.application == true
	k := policy.host_network_workload
	k != null
	workload := input.kube.workloads[k].address
	message := sprintf("%s selects the pods of %s, which use the network of the node", [policy.address, workload])
	places := [result.at(["kube", "workloads", k, "pod", "host_network"], "pods in the network of the node")]
}
