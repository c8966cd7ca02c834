# METADATA
# title: Webhook reaches into system namespaces
# description: >-
#   AKS leaves its own namespaces out of every webhook, unless a mark says
#   otherwise. With it a webhook that does not answer keeps the system of the
#   cluster from starting.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/faq
# custom:
#   id: AKS861
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Take the mark admissions.enforcer/disabled off.
package rules.namespaces.admissions_enforcer_disabled

import data.rules.lib.result

deny contains result.at(["kube", "webhooks", i], message) if {
	some i, c in input.kube.webhooks
	c.enforcer_disabled == true
	message := sprintf("%s keeps AKS from leaving its namespaces out", [c.address])
}
