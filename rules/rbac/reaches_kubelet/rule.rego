# METADATA
# title: The kubelet can be reached through the API server
# description: >-
#   The kubelet runs commands in every pod of its node, past admission and
#   past the audit log.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS878
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Take nodes/proxy out; metrics need nodes/metrics and nodes/stats.
#   equivalents:
#     checkov: [CKV2_K8S_2]
#     kubescape: [C-0279]
#     trivy: [KSV-0047]
package rules.rbac.reaches_kubelet

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	some j, rule in role.rules
	rule.nodes_proxy == true
	message := sprintf("%s reaches the kubelet of every node", [role.address])
}
