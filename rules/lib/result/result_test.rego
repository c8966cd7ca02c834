package rules.lib.result_test

import data.rules.lib.result

test_at_holds_path_and_message if {
	result.at(["pools", 0], "wrong") == {"path": ["pools", 0], "message": "wrong"}
}

test_related_holds_the_other_side if {
	other := result.at(["network", "vnets", 1], "the other range")
	result.related(["network", "pod_cidrs"], "overlap", [other]) == {
		"path": ["network", "pod_cidrs"],
		"message": "overlap",
		"related": [{"path": ["network", "vnets", 1], "message": "the other range"}],
	}
}
