package rules.pools.windows_system_pool_test

import data.rules.pools.windows_system_pool as rule

_pool(mode, os) := {"pools": [{"name": "win", "mode": mode, "os_type": os}]}

test_windows_in_a_system_pool_fails if {
	some answer in rule.deny with input as _pool("System", "Windows")
	answer.path == ["pools", 0, "os_type"]
	answer.message == `system pool "win" runs Windows`
}

test_windows_in_a_user_pool_is_fine if count(rule.deny) == 0 with input as _pool("User", "Windows")

test_linux_is_fine if count(rule.deny) == 0 with input as _pool("System", "Linux")

test_unknown_mode_says_nothing if {
	count(rule.deny) == 0 with input as {"pools": [{"name": "win", "os_type": "Windows"}]}
}
