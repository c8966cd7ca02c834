# METADATA
# title: Container adds a dangerous capability
# description: >-
#   With the capability a process takes over its node, or reads and forges the
#   traffic of other pods.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS816
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Take the capability out of securityContext.capabilities.
#   equivalents:
#     azure_policy: [ContainerDisallowedSysAdminCapability]
#     checkov: [CKV_K8S_25, CKV_K8S_28, CKV_K8S_39]
#     kube_linter: [drop-net-raw-capability]
#     kubescape: [C-0046]
#     polaris: [dangerousCapabilities]
#     trivy: [KSV-0005, KSV-0022, KSV-0119, KSV-0120]
package rules.podsecurity.dangerous_capability

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "capabilities_add"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.dangerous_capability != null
	message := sprintf("container %q of %s adds the capability %s", [c.name, w.address, c.context.dangerous_capability])
}
