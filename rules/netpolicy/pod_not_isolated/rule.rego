# METADATA
# title: Pods that no network policy selects
# description: >-
#   There are network policies for the namespace, or nobody says which
#   namespace it is, and none selects these pods: everything in the cluster
#   may connect to them, and they to everything.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS178
#   severity: medium
#   pillar: security
#   remediation: >-
#     Add a policy that selects the pods, or one that selects all pods of the
#     namespace.
#   reads: [manifests]
#   equivalents:
#     checkov: [CKV2_K8S_6]
#     kube_linter: [non-isolated-pod]
#     kube_score: [pod-networkpolicy]
#     kubescape: [C-0260]
#     polaris: [missingNetworkPolicy]
#   blind: >-
#     A namespace without any policy is told once, by
#     namespace-without-default-deny. Policies in other files.
package rules.netpolicy.pod_not_isolated

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "isolation", "ingress"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	w.pod.host_network == false
	w.isolation.namespace_has_policies == true
	w.isolation.ingress == false
	w.isolation.egress == false
	message := sprintf("no network policy selects the pods of %s", [w.address])
}
