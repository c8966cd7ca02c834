package rules.lib.plan_test

import data.rules.lib.plan

_demand := {"consumers": [
	{"name": "system", "now": 93, "formula": "(3 + 1) x (1 + 30) = 124"},
	{"name": "pe-sql", "now": 1, "formula": "1"},
]}

test_at_most if {
	plan.at_most(_demand) == "system (3 + 1) x (1 + 30) = 124; pe-sql 1"
}

test_from_start if {
	plan.from_start(_demand) == "system 93; pe-sql 1"
}

_crowd := {"consumers": [{"name": sprintf("pe%d", [i]), "now": 1, "formula": "1"} | some i in numbers.range(1, 300)]}

test_many_consumers_are_counted if {
	plan.at_most(_crowd) == "pe1 1; pe2 1; pe3 1; pe4 1; pe5 1; pe6 1; pe7 1; pe8 1; pe9 1; pe10 1; pe11 1; pe12 1 and 288 more"
	endswith(plan.from_start(_crowd), "; pe12 1 and 288 more")
	count(plan.places(0, _crowd)) == 12
}

test_places if {
	places := plan.places(2, _demand)
	count(places) == 2
	places[0].path == ["network", "subnets", 2, "demand", "consumers", 0]
	places[0].message == "system takes (3 + 1) x (1 + 30) = 124"
}

test_places_from_start if {
	places := plan.places_from_start(2, _demand)
	count(places) == 2
	places[0].path == ["network", "subnets", 2, "demand", "consumers", 0]
	places[0].message == "system takes 93 from the start"
}

test_nodes if {
	places := plan.nodes([{"name": "system", "nodes_max": 3, "surge_nodes": 1}])
	places == [{
		"path": ["pools", 0, "nodes_max"],
		"message": "nodes of pool system: 3, and 1 more while an upgrade surges",
	}]
}
