# METADATA
# title: Container runs as root
# description: >-
#   The container is told to run as user 0. A process that leaves it is root
#   on the node, and where root is ruled out as well the kubelet does not
#   start it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS812
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: Set securityContext.runAsUser to another number than 0.
#   equivalents:
#     azure_policy: [AllowedUsersGroups]
#     kubescape: [C-0013]
#     trivy: [KSV-0105]
package rules.podsecurity.runs_as_root

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "context", "user"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.context.windows == false
	c.context.user == 0
	message := sprintf("container %q of %s runs as user 0", [c.name, w.address])
}
