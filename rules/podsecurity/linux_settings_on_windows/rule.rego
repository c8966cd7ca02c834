# METADATA
# title: Windows container with settings of Linux
# description: >-
#   Windows knows neither privileged containers nor user ids, capabilities or
#   seccomp. The pod is refused where it declares its system, and the settings
#   do nothing where it does not.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/windows-vs-linux-containers
#   - ref: https://kubernetes.io/docs/concepts/windows/intro/
# custom:
#   id: AKS827
#   severity: medium
#   pillar: operations
#   reads: [manifests]
#   remediation: Leave the settings out, and use windowsOptions.
package rules.podsecurity.linux_settings_on_windows

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.windows == true
	some setting, is in {
		"privileged": c.security.privileged != false,
		"runAsUser": c.context.user != null,
		"capabilities": count(array.concat(c.security.capabilities_add, c.security.capabilities_drop)) > 0,
		"seccompProfile": c.context.seccomp != null,
		"allowPrivilegeEscalation": c.security.allow_privilege_escalation != null,
		"readOnlyRootFilesystem": c.security.read_only_root_filesystem != false,
	}
	is == true
	message := sprintf("container %q of %s runs on Windows and sets %s", [c.name, w.address, setting])
}
