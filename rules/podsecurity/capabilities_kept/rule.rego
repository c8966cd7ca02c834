# METADATA
# title: Container keeps the capabilities of its runtime
# description: >-
#   A container starts with more than a dozen capabilities that hardly any
#   application needs, among them to forge network packets and to change the
#   owner of files.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS815
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Drop ALL in securityContext.capabilities, in capitals, and add
#     NET_BIND_SERVICE where it is needed.
#   equivalents:
#     azure_policy: [ContainerAllowedCapabilities]
#     checkov: [CKV_K8S_37]
#     polaris: [insecureCapabilities]
#     trivy: [KSV-0003, KSV-0004, KSV-0106]
#   blind: >-
#     Privileged containers. A drop of all in lower case is told of: the
#     runtime takes it, but admission compares the word exactly.
package rules.podsecurity.capabilities_kept

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "capabilities_drop"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.role != "ephemeral"
	c.context.windows == false
	c.security.privileged == false
	c.context.drops_all == false
	message := sprintf("container %q of %s %s", [c.name, w.address, _what(c)])
}

_what(c) := "drops all capabilities in lower case, which admission does not take for ALL" if _lower(c)

_what(c) := "does not drop all capabilities" if not _lower(c)

_lower(c) if {
	some name in c.security.capabilities_drop
	upper(name) == "ALL"
}
