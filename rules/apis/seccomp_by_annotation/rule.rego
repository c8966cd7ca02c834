# METADATA
# title: Seccomp profile set by an annotation that is ignored
# description: >-
#   Kubernetes ignores the annotations seccomp.security.alpha.kubernetes.io
#   since 1.27. Pods that set their profile by them alone run unconfined.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/secure-container-access
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   id: AKS976
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Set securityContext.seccompProfile.
package rules.apis.seccomp_by_annotation

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "annotations"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	is_string(w.pod.annotations["seccomp.security.alpha.kubernetes.io/pod"])
	w.pod.security.seccomp_type == null
	some container in w.pod.containers
	container.security.seccomp_type == null
	message := sprintf("%s sets its seccomp profile by an annotation, which is ignored", [w.address])
}
