# METADATA
# title: Control plane without an uptime agreement
# description: >-
#   On the free tier the API server has no financially backed uptime and less
#   capacity: it is meant for trials and clusters of fewer than ten nodes. The
#   standard tier promises 99.9 percent, 99.95 with availability zones.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
# custom:
#   id: AKS205
#   severity: high
#   pillar: reliability
#   environments: [production]
#   elsewhere: silent
#   remediation: Choose the Standard tier, or Premium with long-term support.
#   equivalents:
#     checkov: [CKV_AZURE_170]
#     psrule: [Azure.AKS.UptimeSLA]
#   blind: >-
#     Whether the cluster is for production when no environment was declared.
package rules.zones.free_tier

import data.rules.lib.result

deny contains result.at(["tier"], message) if {
	input.tier == "free"
	message := sprintf("cluster %q runs on the free tier, which has no uptime agreement", [input.name])
}
