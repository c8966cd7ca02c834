# METADATA
# title: Pod mounts system directories of its node
# description: >-
#   The directory holds credentials of the node, or leads to all of it:
#   /etc/kubernetes/azure.json names the identity of the cluster,
#   /var/lib/kubelet has the tokens and secrets of every pod on the node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-security
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS808
#   severity: critical
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Mount nothing of the node, or the one file that is needed, read-only.
#   equivalents:
#     kube_linter: [sensitive-host-mounts]
#     kubescape: [C-0020]
#     trivy: [KSV-0121]
package rules.podsecurity.host_path_of_system

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j, "exposure"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.exposure == "system"
	message := sprintf("%s mounts %s of its node", [w.address, v.host_path])
}
