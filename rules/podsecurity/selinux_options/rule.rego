# METADATA
# title: Container sets SELinux options of its own
# description: >-
#   A type, user or role of its own can take the container out of what SELinux
#   keeps it from. Baseline refuses it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS821
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Leave securityContext.seLinuxOptions out.
#   equivalents:
#     azure_policy: [SELinux]
#     trivy: [KSV-0025]
#   blind: Options that the pod sets for all of its containers.
package rules.podsecurity.selinux_options

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "security", "selinux_type"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	_widened(c.security.selinux_type, c.security.selinux_user, c.security.selinux_role)
	message := sprintf("container %q of %s sets SELinux options that baseline does not allow", [c.name, w.address])
}

_widened(type, _, _) if not type in _types

_widened(_, user, _) if not user in {"", null}

_widened(_, _, role) if not role in {"", null}

_types := {"container_t", "container_init_t", "container_kvm_t", "container_engine_t", "", null}
