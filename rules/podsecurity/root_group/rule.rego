# METADATA
# title: Pod uses the root group
# description: >-
#   Files of the root group, on volumes of the node or of others, are open to
#   the pod.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/policy-reference
# custom:
#   id: AKS813
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: Choose a group id other than 0.
#   equivalents:
#     azure_policy: [AllowedUsersGroups]
#     trivy: [KSV-0116]
#   blind: Groups that a container sets for itself.
package rules.podsecurity.root_group

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "security", "run_as_group"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.os != "windows"
	some field in ["run_as_group", "fs_group"]
	w.pod.security[field] == 0
	message := sprintf("%s uses group 0", [w.address])
}
