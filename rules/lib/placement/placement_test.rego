package rules.lib.placement_test

import data.rules.lib.placement

test_places_of_pools if {
	placement.places([{"pool": 1, "cause": "taint", "why": "a taint"}, {"pool": 2, "cause": "os", "why": "Windows"}]) == [
		{"path": ["pools", 1, "taints"], "message": "a taint"},
		{"path": ["pools", 2, "os_type"], "message": "Windows"},
	]
}

test_the_first_four if {
	count(placement.places([{"pool": i, "cause": "gpu", "why": ""} | some i in numbers.range(0, 9)])) == 4
}
