package rules.pools.pool_name_invalid_test

import data.rules.pools.pool_name_invalid as rule

_pool(name, os) := {"pools": [{"name": name, "os_type": os}]}

test_invalid[name] if {
	some name in ["System", "9apps", "my-apps", "my_apps", "thirteenchars", "", "äpfel"]
	some answer in rule.deny with input as _pool(name, "Linux")
	answer.path == ["pools", 0, "name"]
}

test_windows if {
	some answer in rule.deny with input as _pool("windows", "Windows")
	contains(answer.message, "7 of the 6")
}

test_silent[note] if {
	some note, pool in {
		"linux": _pool("twelvechars1", "Linux"),
		"windows": _pool("win001", "Windows"),
		"one letter": _pool("a", "Linux"),
		"unknown": {"pools": [{"os_type": "Linux"}]},
		"system not known": {"pools": [{"name": "windows"}]},
	}
	count(rule.deny) == 0 with input as pool
}
