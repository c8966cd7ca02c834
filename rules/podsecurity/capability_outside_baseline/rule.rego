# METADATA
# title: Container adds a capability that baseline does not allow
# description: >-
#   The baseline Pod Security Standard refuses the pod, and with it AKS
#   Automatic and namespaces that enforce it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS817
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Take the capability out of securityContext.capabilities.
#   equivalents:
#     azure_policy: [ContainerAllowedCapabilities]
#     checkov: [CKV_K8S_25]
#     trivy: [KSV-0022]
package rules.podsecurity.capability_outside_baseline

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "capabilities_add"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.foreign_capability != null
	message := sprintf("container %q of %s adds the capability %s", [c.name, w.address, c.context.foreign_capability])
}
