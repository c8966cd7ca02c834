# METADATA
# title: Role is granted to system:masters
# description: >-
#   Members of the group pass every check of permissions, webhooks included,
#   and nothing takes that from them but a new certificate authority.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS887
#   severity: critical
#   pillar: security
#   reads: [manifests]
#   remediation: Grant the role to an Entra group, or to a service account.
#   equivalents:
#     trivy: [KSV-0123]
package rules.rbac.system_masters_bound

import data.rules.lib.result

deny contains result.at(["kube", "role_bindings", i, "subjects", j, "name"], message) if {
	some i, b in input.kube.role_bindings
	b.system == false
	some j, s in b.subjects
	s.name in {"system:masters"}
	s.kind != "ServiceAccount"
	message := sprintf("%s grants the role %s to %s", [b.address, b.role_name, s.name])
}
