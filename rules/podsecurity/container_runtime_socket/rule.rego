# METADATA
# title: Pod mounts the socket of the container runtime
# description: >-
#   Who writes to the socket starts any container on the node, privileged ones
#   too. Nodes of AKS run containerd, so that a mount of the Docker socket is
#   broken besides.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-security
# custom:
#   id: AKS809
#   severity: critical
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Build images outside of the cluster, or with a tool that needs no
#     runtime.
#   equivalents:
#     checkov: [CKV_K8S_27]
#     kube_linter: [docker-sock]
#     kubescape: [C-0074]
#     trivy: [KSV-0006]
package rules.podsecurity.container_runtime_socket

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j, "exposure"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.exposure == "runtime"
	message := sprintf("%s mounts %s of its node", [w.address, v.host_path])
}
