# METADATA
# title: Container sees /proc unmasked
# description: >-
#   The runtime hides the parts of /proc that tell of the node or change it.
#   Unmasked they are open to the container.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS822
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Leave securityContext.procMount out.
#   equivalents:
#     azure_policy: [AllowedProcMountType]
#     kube_linter: [unsafe-proc-mount]
#     polaris: [procMount]
#     trivy: [KSV-0027]
#   blind: >-
#     Pods with users of their own, where it is meant for containers in
#     containers.
package rules.podsecurity.unmasked_proc

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "proc_mount"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	w.pod.host_users == true
	c.security.proc_mount == "Unmasked"
	message := sprintf("container %q of %s sees /proc unmasked", [c.name, w.address])
}
