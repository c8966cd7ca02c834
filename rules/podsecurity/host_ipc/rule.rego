# METADATA
# title: Pod shares the IPC namespace of its node
# description: >-
#   The pod reads and writes the shared memory of whatever else runs on the
#   node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS804
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Leave hostIPC out.
#   equivalents:
#     azure_policy: [BlockHostNamespace]
#     checkov: [CKV_K8S_18]
#     kube_linter: [host-ipc]
#     kubescape: [C-0038, C-0276]
#     polaris: [hostIPCSet]
#     trivy: [KSV-0008]
package rules.podsecurity.host_ipc

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "host_ipc"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.host_ipc == true
	message := sprintf("%s shares the IPC namespace of its node", [w.address])
}
