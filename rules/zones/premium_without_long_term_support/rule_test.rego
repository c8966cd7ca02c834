package rules.zones.premium_without_long_term_support_test

import data.rules.zones.premium_without_long_term_support as rule

_cluster(plan, tier) := {"name": "shop", "support_plan": plan, "tier": tier}

test_community_support if {
	some answer in rule.deny with input as _cluster("KubernetesOfficial", "premium")
	answer.path == ["tier"]
	answer.related[0].path == ["support_plan"]
}

test_silent[note] if {
	some note, cluster in {
		"long-term support": _cluster("AKSLongTermSupport", "premium"),
		"standard": _cluster("KubernetesOfficial", "standard"),
		"unknown": {"name": "shop", "tier": "premium"},
	}
	count(rule.deny) == 0 with input as cluster
}
