# METADATA
# title: Namespace takes itself out of policy
# description: >-
#   With the label Gatekeeper, and Azure Policy through it, does not look at
#   the namespace: every deny and every audit ends there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS854
#   severity: high
#   pillar: security
#   dated: namespaces
#   reads: [manifests]
#   remediation: >-
#     Take the label off, and exclude the namespace in the assignment where
#     that is meant.
package rules.namespaces.namespace_opts_out_of_policy

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "labels"], message) if {
	some i, ns in input.kube.namespaces
	ns.declared == true
	not ns.name in data.facts.namespaces.owned
	not ns.name in {"gatekeeper-system", "azure-arc"}
	ns.security.opts_out != null
	message := sprintf("%s has the label %s, which takes it out of policy", [ns.address, ns.security.opts_out])
}
