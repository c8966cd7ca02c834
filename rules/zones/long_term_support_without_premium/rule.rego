# METADATA
# title: Long-term support without the premium tier
# description: >-
#   Long-term support is part of the premium tier and has to be turned on
#   together with it. On another tier Azure refuses the support plan.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/long-term-support
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
# custom:
#   id: AKS207
#   severity: high
#   pillar: operations
#   remediation: Choose the Premium tier, or the support plan KubernetesOfficial.
package rules.zones.long_term_support_without_premium

import data.rules.lib.result

deny contains result.related(["support_plan"], message, [other]) if {
	input.support_plan == "AKSLongTermSupport"
	input.tier != "premium"
	message := sprintf("cluster %q asks for long-term support on the %s tier", [input.name, input.tier])
	other := result.at(["tier"], sprintf("the tier is %s", [input.tier]))
}
