# METADATA
# title: No pool allows a kernel parameter
# description: >-
#   The kubelet refuses a pod that sets an unsafe parameter unless its pool
#   allows it: the pod is placed, fails and is placed again.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/custom-node-configuration
# custom:
#   id: AKS824
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Name the parameter in allowed_unsafe_sysctls of the kubelet_config of
#       a pool, which makes the pool anew, or leave it out of the pod.
#     arm: >-
#       Name the parameter in allowedUnsafeSysctls of the kubeletConfig of a
#       pool, which makes the pool anew, or leave it out of the pod.
package rules.podsecurity.sysctl_no_pool_allows

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "security", "sysctls", j, "name"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, s in w.pod.security.sysctls
	s.allowed == false
	message := sprintf("no pool that takes the pods of %s allows the kernel parameter %s", [w.address, s.name])
	places := [result.at(["pools", e.pool, "unsafe_sysctls"], "does not allow it") | some e in w.placement.eligible]
}
