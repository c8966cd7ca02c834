# METADATA
# title: Pod uses the network of its node
# description: >-
#   Network policies do not hold for the pod, it listens on the addresses of
#   the node, and it reaches the metadata service of the node, which hands out
#   tokens of the identity of the kubelet, where other pods are kept from it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/imds-restriction
# custom:
#   id: AKS805
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Leave hostNetwork out, and publish the pod through a Service.
#   equivalents:
#     azure_policy: [HostNetworkPorts]
#     checkov: [CKV_K8S_19]
#     kube_linter: [host-network]
#     kubescape: [C-0041]
#     polaris: [hostNetworkSet]
#     trivy: [KSV-0009]
#   blind: Windows HostProcess pods, which cannot run without it.
package rules.podsecurity.host_network

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "host_network"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.host_network == true
	w.pod.security.host_process == false
	message := sprintf("%s uses the network of its node", [w.address])
}
