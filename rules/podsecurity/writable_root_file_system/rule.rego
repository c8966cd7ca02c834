# METADATA
# title: Root file system of a container can be written
# description: >-
#   Whoever runs code in the container can leave tools there and change the
#   application.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/developer-best-practices-pod-security
# custom:
#   id: AKS814
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Set securityContext.readOnlyRootFilesystem to true, and mount an
#     emptyDir where the application writes.
#   equivalents:
#     azure_policy: [ReadOnlyRootFileSystem]
#     checkov: [CKV_K8S_22]
#     kube_linter: [no-read-only-root-fs]
#     kube_score: [container-security-context-readonlyrootfilesystem]
#     kubescape: [C-0017]
#     polaris: [notReadOnlyRootFilesystem]
#     trivy: [KSV-0014]
package rules.podsecurity.writable_root_file_system

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "read_only_root_filesystem"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.role != "ephemeral"
	c.context.windows == false
	c.security.read_only_root_filesystem == false
	message := sprintf("container %q of %s can write to its root file system", [c.name, w.address])
}
