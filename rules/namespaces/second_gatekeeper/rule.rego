# METADATA
# title: Gatekeeper installed beside the Azure Policy add-on
# description: >-
#   The add-on brings a Gatekeeper of its own and is not supported beside
#   another: their webhooks and constraints get in each other's way.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS857
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Take the manifests of Gatekeeper out, and assign custom policy
#     definitions, or turn the add-on off.
package rules.namespaces.second_gatekeeper

import data.rules.lib.result

deny contains result.related(["kube", "workloads", p.workload], message, [result.at(["addons", "azure_policy"], "the add-on is on")]) if {
	input.addons.azure_policy == true
	some p in input.kube.platforms
	p.name == "Gatekeeper"
	message := sprintf("%s installs Gatekeeper on a cluster with the Azure Policy add-on", [p.address])
}
