# METADATA
# title: Premium file share smaller than the smallest there is
# description: >-
#   A premium share has 100 GiB at least. A smaller claim is billed for that,
#   or with NFS refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-volume-azure-files
# custom:
#   id: AKS958
#   severity: low
#   pillar: cost
#   reads: [manifests]
#   remediation: >-
#     Ask for 100Gi, or use a standard class.
package rules.storage.premium_share_below_minimum

import data.rules.lib.result

deny contains result.at(["kube", "claims", i, "request"], message) if {
	some i, c in input.kube.claims
	c.system == false
	c.class.driver == "file"
	is_string(c.class.sku)
	lower(c.class.sku) in {"premium_lrs", "premium_zrs"}
	is_number(c.request)
	c.request < 107374182400
	message := sprintf("%s asks for %d GiB of a premium share, which has 100 GiB at least", [c.address, ceil(c.request / 1073741824)])
}
