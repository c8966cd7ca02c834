package rules.zones.free_tier_test

import data.rules.zones.free_tier as rule

_cluster(tier, environment) := {"name": "shop", "tier": tier, "environment": environment}

test_free[environment] if {
	some environment in ["production", null]
	some answer in rule.deny with input as _cluster("free", environment)
	answer.path == ["tier"]
}

test_silent[note] if {
	some note, cluster in {
		"standard": _cluster("standard", "production"),
		"premium": _cluster("premium", "production"),
		"development": _cluster("free", "development"),
		"unknown": {"name": "shop", "environment": "production"},
	}
	count(rule.deny) == 0 with input as cluster
}
