# METADATA
# title: Pod shares the process ids of its node
# description: >-
#   The pod sees every process of the node, reads its environment and command
#   line, and with the right capability takes it over.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS803
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Leave hostPID out.
#   equivalents:
#     azure_policy: [BlockHostNamespace]
#     checkov: [CKV_K8S_17]
#     kube_linter: [host-pid]
#     kubescape: [C-0038, C-0275]
#     polaris: [hostPIDSet]
#     trivy: [KSV-0010]
package rules.podsecurity.host_pid

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "host_pid"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.host_pid == true
	message := sprintf("%s shares the process ids of its node", [w.address])
}
