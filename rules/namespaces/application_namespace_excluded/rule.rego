# METADATA
# title: Policy leaves out a namespace with applications
# description: >-
#   The assignment or the deployment safeguards exclude the namespace by name,
#   so that nothing of theirs holds for the applications in it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS855
#   severity: medium
#   pillar: security
#   reads: [cluster, manifests]
#   remediation: >-
#     Take the namespace out of the excluded ones, and exclude what needs it
#     by a label or an exemption.
package rules.namespaces.application_namespace_excluded

import data.rules.lib.result

deny contains result.related(["kube", "namespaces", i], message, [result.at(["policy", "assignments", k, "excluded_namespaces"], "excluded here")]) if {
	some i, ns in input.kube.namespaces
	ns.security.applications == true
	k := ns.security.excluded_by
	k != null
	message := sprintf("%s holds applications, and policy assignment %q leaves it out", [ns.address, input.policy.assignments[k].name])
}

deny contains result.related(["kube", "namespaces", i], message, [result.at(["policy", "safeguards", "excluded_namespaces"], "excluded here")]) if {
	some i, ns in input.kube.namespaces
	ns.security.applications == true
	ns.security.left_out_by_safeguards == true
	message := sprintf("%s holds applications, and the deployment safeguards leave it out", [ns.address])
}
