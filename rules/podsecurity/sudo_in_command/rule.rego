# METADATA
# title: Container starts with sudo
# description: >-
#   What needs sudo runs as root in the end, and needs an image that lets it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS832
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: Run the command as the user that the container has.
#   equivalents:
#     kubescape: [C-0062]
package rules.podsecurity.sudo_in_command

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "command"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	some word in array.concat(c.command, c.args)
	regex.match(`(^|[\s;&|])sudo(\s|$)`, word)
	message := sprintf("container %q of %s starts with sudo", [c.name, w.address])
}
