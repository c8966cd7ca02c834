# METADATA
# title: Pod mounts a directory of its node
# description: >-
#   What the pod writes there outlives it and is found by other pods of the
#   node, and what lies there is read. The pod is tied to what the node
#   happens to hold.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS807
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Use a persistent volume, an emptyDir or a CSI driver.
#   equivalents:
#     azure_policy: [AllowedHostPaths]
#     kubescape: [C-0048]
#     polaris: [hostPathSet]
#     trivy: [KSV-0023]
#   blind: >-
#     Directories that hold the system of the node or the socket of its
#     container runtime, which have rules of their own.
package rules.podsecurity.host_path

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j, "exposure"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.exposure == "directory"
	message := sprintf("%s mounts %s of its node", [w.address, v.host_path])
}
