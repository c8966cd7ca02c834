# METADATA
# title: Container can write to a directory of its node
# description: >-
#   What the container writes to the node runs or is read there later, with
#   the rights of the node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS810
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Set readOnly to true for the mount.
#   equivalents:
#     kube_linter: [writable-host-mount]
#     kubescape: [C-0045]
package rules.podsecurity.writable_host_path

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "mounts", k, "read_only"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	some k, mount in c.mounts
	mount.of_node == true
	mount.read_only == false
	message := sprintf("container %q of %s can write to the directory of its node at %s", [c.name, w.address, mount.path])
}
