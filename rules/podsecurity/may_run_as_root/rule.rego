# METADATA
# title: Pod may run as root
# description: >-
#   Nothing says that the user of a container is another than root: the image
#   decides. A process that leaves its container as root is root on the node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS811
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Set runAsNonRoot to true in the securityContext of the pod, and build
#     the image for a user with a number.
#   equivalents:
#     azure_policy: [AllowedUsersGroups]
#     checkov: [CKV_K8S_23]
#     kube_linter: [run-as-non-root]
#     kubescape: [C-0013]
#     polaris: [runAsRootAllowed]
#     trivy: [KSV-0012]
#   blind: >-
#     The user that the image names: an image built for another user than root
#     is told of too, since the next one may not be. Only the first container
#     of a pod is named. User 0 has a rule of its own.
package rules.podsecurity.may_run_as_root

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "rootable_container"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.rootable_container != null
	message := sprintf("container %q of %s may run as root", [w.pod.rootable_container, w.address])
}
