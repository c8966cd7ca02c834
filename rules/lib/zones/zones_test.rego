package rules.lib.zones_test

import data.rules.lib.zones

_pool(zone) := {
	"mode": "User",
	"type": "VirtualMachineScaleSets",
	"priority": "Regular",
	"proximity_group": false,
	"vm_size": "Standard_D4s_v5",
	"zones": [zone],
}

_regions := {"westeurope": true, "westus": false}

test_offered if zones.offered("westeurope") with data.facts.regions.zones as _regions

test_not_offered[location] if {
	some location in ["westus", "atlantisnorth", null]
	not zones.offered(location) with data.facts.regions.zones as _regions
}

test_expected if zones.expected(_pool("1"))

test_not_expected[note] if {
	some note, change in {
		"gateway": {"mode": "Gateway"},
		"machines": {"type": "VirtualMachines"},
		"spot": {"priority": "Spot"},
		"one place": {"proximity_group": true},
		"automatic": {"zones": ["auto"]},
	}
	not zones.expected(object.union(_pool("1"), change))
}

test_pools_alike_count_together if {
	pools := [_pool("1"), _pool("2"), object.union(_pool("3"), {"mode": "System"}), object.union(_pool("3"), {"vm_size": "other"})]
	zones.of_pools_like(pools[0], pools) == {"1", "2"}
}
