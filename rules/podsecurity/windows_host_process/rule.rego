# METADATA
# title: Windows HostProcess container
# description: >-
#   A HostProcess container is a process of the Windows node, with its files,
#   its network and its accounts.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/use-windows-hpc
# custom:
#   id: AKS825
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Leave windowsOptions.hostProcess out.
#   equivalents:
#     azure_policy: [WindowsBlockHostProcess]
#     kubescape: [C-0211]
#     polaris: [hostProcess]
#     trivy: [KSV-0103]
package rules.podsecurity.windows_host_process

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "context", "host_process"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.host_process == true
	message := sprintf("container %q of %s is a process of its Windows node", [c.name, w.address])
}
