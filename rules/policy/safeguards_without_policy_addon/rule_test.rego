package rules.policy.safeguards_without_policy_addon_test

import data.rules.policy.safeguards_without_policy_addon as rule

_cluster(addon, level) := {"name": "shop", "addons": {"azure_policy": addon}, "policy": {"safeguards": {"level": level}}}

test_off[level] if {
	some level in ["warn", "enforce"]
	some finding in rule.deny with input as _cluster(false, level)
	finding.path == ["addons", "azure_policy"]
	finding.related[0].path == ["policy", "safeguards", "level"]
}

test_on if count(rule.deny) == 0 with input as _cluster(true, "enforce")

test_no_safeguards if count(rule.deny) == 0 with input as _cluster(false, "off")

test_addon_unknown if {
	count(rule.deny) == 0 with input as json.remove(_cluster(false, "enforce"), ["addons/azure_policy"])
}

test_level_unknown if {
	count(rule.deny) == 0 with input as json.remove(_cluster(false, "enforce"), ["policy/safeguards/level"])
}
