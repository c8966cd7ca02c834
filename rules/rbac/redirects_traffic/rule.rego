# METADATA
# title: Traffic of Services can be redirected in all namespaces
# description: >-
#   Endpoints, EndpointSlices and the status of a Service decide where traffic
#   goes: whoever writes them leads it to a host of their own, into other
#   namespaces too.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: AKS885
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: Let the controllers of the cluster write them.
#   equivalents:
#     azure_policy: [BlockEndpointEditDefaultRole]
#     checkov: [CKV2_K8S_4]
#     trivy: [KSV-0056]
#   blind: Roles of which no binding is among the files.
package rules.rbac.redirects_traffic

import data.rules.lib.result

deny contains result.at(["kube", "roles", i, "rules", j, "verbs"], message) if {
	some i, role in input.kube.roles
	role.system == false
	role.cluster_wide == true
	role.bound == "cluster"
	some j, rule in role.rules
	rule.redirects_traffic == true
	message := sprintf("%s changes where Services of every namespace lead", [role.address])
}
