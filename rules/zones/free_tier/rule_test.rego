package rules.zones.free_tier_test

import data.rules.zones.free_tier as rule

test_free if {
	some answer in rule.deny with input as {"name": "shop", "tier": "free"}
	answer.path == ["tier"]
}

test_silent[note] if {
	some note, cluster in {
		"standard": {"name": "shop", "tier": "standard"},
		"premium": {"name": "shop", "tier": "premium"},
		"unknown": {"name": "shop"},
	}
	count(rule.deny) == 0 with input as cluster
}
