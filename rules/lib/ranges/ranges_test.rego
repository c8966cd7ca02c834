package rules.lib.ranges_test

import data.rules.lib.ranges

test_say[role] if {
	some role, want in {
		"services": "the service range 10.0.0.0/16",
		"pods": "the pod range 10.0.0.0/16",
		"vnet": "the address space 10.0.0.0/16 of network \"hub\"",
		"peered_vnet": "the address space 10.0.0.0/16 of peered network \"hub\"",
		"subnet": "the range 10.0.0.0/16 of subnet \"hub\"",
		"reserved": "10.0.0.0/16, which AKS keeps for itself",
	}
	ranges.say({"role": role, "name": "hub", "cidr": "10.0.0.0/16"}) == want
}
