# METADATA
# title: Container takes a port of its node
# description: >-
#   Only one such pod fits on a node, whoever reaches the node reaches the
#   port, and network policies see the traffic as that of the node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS806
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave hostPort out, and publish the container through a Service.
#   equivalents:
#     azure_policy: [HostNetworkPorts]
#     checkov: [CKV_K8S_26]
#     kubescape: [C-0044]
#     polaris: [hostPortSet]
#     trivy: [KSV-0024]
#   blind: >-
#     Pods on the network of the node, whose ports are all ports of the node.
package rules.podsecurity.host_port

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "ports", k, "host_port"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.host_network == false
	some j, c in w.pod.containers
	some k, port in c.ports
	port.host_port != 0
	message := sprintf("container %q of %s takes port %d of its node", [c.name, w.address, port.host_port])
}
