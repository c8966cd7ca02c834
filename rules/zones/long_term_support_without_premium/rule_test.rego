package rules.zones.long_term_support_without_premium_test

import data.rules.zones.long_term_support_without_premium as rule

_cluster(plan, tier) := {"name": "shop", "support_plan": plan, "tier": tier}

test_standard_tier if {
	some answer in rule.deny with input as _cluster("AKSLongTermSupport", "standard")
	answer.path == ["support_plan"]
	answer.related[0].path == ["tier"]
}

test_silent[note] if {
	some note, cluster in {
		"premium": _cluster("AKSLongTermSupport", "premium"),
		"community support": _cluster("KubernetesOfficial", "standard"),
		"unknown": {"name": "shop", "support_plan": "AKSLongTermSupport"},
	}
	count(rule.deny) == 0 with input as cluster
}
