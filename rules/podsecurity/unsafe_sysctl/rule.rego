# METADATA
# title: Pod sets an unsafe kernel parameter
# description: >-
#   Parameters that the kernel does not keep apart by pod change the node for
#   all. The kubelet refuses the pod unless its pool allows the parameter, and
#   baseline refuses it in any case.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/custom-node-configuration
# custom:
#   id: AKS823
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   blind: >-
#     That net.ipv4.tcp_notsent_lowat and net.ipv4.tcp_slow_start_after_idle
#     are unsafe before Kubernetes 1.37.
#   remediation: Leave the parameter out, or set it on a node pool of its own.
#   equivalents:
#     azure_policy: [ForbiddenSysctlInterfaces]
#     kube_linter: [unsafe-sysctls]
#     trivy: [KSV-0026]
package rules.podsecurity.unsafe_sysctl

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "security", "sysctls", j, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, s in w.pod.security.sysctls
	not s.name in _safe
	message := sprintf("%s sets the kernel parameter %s", [w.address, s.name])
}

# Safe since Kubernetes 1.32 or before, and the two that 1.37 adds.
_safe := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle",
	"net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem",
}
