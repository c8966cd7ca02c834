# METADATA
# title: Webhook outside of the cluster
# description: >-
#   AKS keeps the API server from calling out: a webhook has to be a Service
#   of the cluster. One that is not never answers.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/faq
# custom:
#   id: AKS863
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Run the webhook in the cluster and name its Service.
package rules.namespaces.webhook_outside_cluster

import data.rules.lib.result

deny contains result.at(["kube", "webhooks", i, "hooks", j, "url"], message) if {
	some i, c in input.kube.webhooks
	some j, h in c.hooks
	h.url != null
	message := sprintf("webhook %s of %s is outside of the cluster", [h.name, c.address])
}
