# METADATA
# title: Premium tier without long-term support
# description: >-
#   What the premium tier adds to the standard tier is long-term support.
#   Without its support plan the cluster costs more and gets nothing for it; the
#   documentation asks to turn both on together.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#   - ref: https://learn.microsoft.com/azure/aks/long-term-support
# custom:
#   id: AKS208
#   severity: medium
#   pillar: cost
#   remediation: Choose the support plan AKSLongTermSupport, or the Standard tier.
package rules.zones.premium_without_long_term_support

import data.rules.lib.result

deny contains result.related(["tier"], message, [other]) if {
	input.tier == "premium"
	input.support_plan == "KubernetesOfficial"
	message := sprintf("cluster %q pays for the premium tier without long-term support", [input.name])
	other := result.at(["support_plan"], "the support plan is KubernetesOfficial")
}
