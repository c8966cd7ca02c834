# METADATA
# title: Privileged container
# description: >-
#   A privileged container has every device and capability of its node.
#   Whoever breaks into it holds the node, with the credentials of the kubelet
#   and of every pod that runs there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS801
#   severity: critical
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave securityContext.privileged out, and add the one capability that is
#     needed instead.
#   equivalents:
#     azure_policy: [ContainerNoPrivilege]
#     checkov: [CKV_K8S_16]
#     kube_linter: [privileged-container]
#     kube_score: [container-security-context-privileged]
#     kubescape: [C-0057]
#     polaris: [runAsPrivileged]
#     trivy: [KSV-0017]
package rules.podsecurity.privileged_container

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "privileged"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.security.privileged == true
	message := sprintf("container %q of %s is privileged", [c.name, w.address])
}
