package rules.policy.safeguards_only_warn_test

import data.rules.policy.safeguards_only_warn as rule

_cluster(level) := {"name": "shop", "policy": {"safeguards": {"level": level}}}

test_warn if {
	some finding in rule.deny with input as _cluster("warn")
	finding.path == ["policy", "safeguards", "level"]
	finding.message == `deployment safeguards of cluster "shop" only warn`
}

test_silent[level] if {
	some level in ["off", "enforce"]
	count(rule.deny) == 0 with input as _cluster(level)
}

test_unknown if count(rule.deny) == 0 with input as {"name": "shop", "policy": {"safeguards": {}}}
