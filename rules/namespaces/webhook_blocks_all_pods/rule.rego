# METADATA
# title: Webhook that fails keeps every pod from starting
# description: >-
#   The webhook is asked about all pods, its own among them, and refuses them
#   when it does not answer: after an outage nothing starts that would end it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/faq
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# custom:
#   id: AKS862
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Select namespaces or objects, and leave out the namespace of the
#     webhook, or ignore failures.
#   blind: >-
#     Selectors that leave too little out. AKS adds one for its own
#     namespaces.
package rules.namespaces.webhook_blocks_all_pods

import data.rules.lib.result

deny contains result.at(["kube", "webhooks", i, "hooks", j], message) if {
	some i, c in input.kube.webhooks
	some j, h in c.hooks
	h.failure_policy == "Fail"
	h.sees_pods == true
	h.selective == false
	message := sprintf("webhook %s of %s refuses every pod when it does not answer", [h.name, c.address])
}
