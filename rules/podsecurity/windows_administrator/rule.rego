# METADATA
# title: Windows container runs as administrator
# description: >-
#   The account ContainerAdministrator can change the whole file system of the
#   container and install software in it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/windows-best-practices
# custom:
#   id: AKS826
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Set windowsOptions.runAsUserName to ContainerUser.
#   equivalents:
#     azure_policy: [WindowsBlockContainerAdmin]
#     kubescape: [C-0211]
#   blind: >-
#     Where no account is written: the image decides then.
package rules.podsecurity.windows_administrator

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "context", "windows_user"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.windows == true
	c.context.host_process != true
	is_string(c.context.windows_user)
	lower(c.context.windows_user) == "containeradministrator"
	message := sprintf("container %q of %s runs as ContainerAdministrator", [c.name, w.address])
}
