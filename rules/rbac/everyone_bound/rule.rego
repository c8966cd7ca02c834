# METADATA
# title: Role is granted to everybody
# description: >-
#   The subject stands for whoever reaches the API server: anonymous callers,
#   or every user and service account that can sign in, which with Entra ID
#   are all users of the tenant that the cluster accepts.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS886
#   severity: critical
#   pillar: security
#   reads: [manifests]
#   remediation: Name the groups and service accounts that need the role.
#   equivalents:
#     kubescape: [C-0262]
#     trivy: [KSV-0122, KSV-01011]
#   blind: >-
#     Bindings to system:authenticated in one namespace, by which some publish
#     a ConfigMap, and those of roles that only read and hold no Secrets.
package rules.rbac.everyone_bound

import data.rules.lib.result

deny contains result.at(["kube", "role_bindings", i, "subjects", j, "name"], message) if {
	some i, b in input.kube.role_bindings
	b.system == false
	not b.role_name in _public
	some j, s in b.subjects
	s.kind != "ServiceAccount"
	s.name in {"system:unauthenticated", "system:anonymous"}
	message := sprintf("%s grants the role %s to %s", [b.address, b.role_name, s.name])
}

deny contains result.at(["kube", "role_bindings", i, "subjects", j, "name"], message) if {
	some i, b in input.kube.role_bindings
	b.system == false
	b.cluster_wide == true
	some j, s in b.subjects
	s.kind != "ServiceAccount"
	s.name == "system:authenticated"
	b.more_than_reads == true
	message := sprintf("%s grants the role %s, which writes or reads Secrets, to %s", [b.address, b.role_name, s.name])
}

# The built-in roles for what everybody may ask: versions, health, themselves.
_public := {"system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"}
