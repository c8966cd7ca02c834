# METADATA
# title: Container listens for SSH
# description: >-
#   A way in beside the API server, without its sign-in, its roles and its
#   audit log.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-security
# custom:
#   id: AKS831
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Use kubectl exec or kubectl debug, and take the SSH server out of the
#     image.
#   equivalents:
#     kube_linter: [ssh-port]
#     kubescape: [C-0042]
package rules.podsecurity.ssh_port

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "ports", k, "container_port"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	some k, port in c.ports
	port.container_port == 22
	port.protocol == "TCP"
	message := sprintf("container %q of %s listens on port 22", [c.name, w.address])
}
