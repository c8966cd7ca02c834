package rules.scheduling.node_provisioning_off_test

import data.rules.scheduling.node_provisioning_off as rule

_input(mode) := {"node_provisioning": mode, "kube": {"objects": [{"group": "karpenter.sh", "kind": "NodePool", "address": "NodePool apps"}, {"group": "", "kind": "Service", "address": "Service web"}]}}

test_off if {
	some finding in rule.deny with input as _input("manual")
	finding.path == ["kube", "objects", 0, "kind"]
}

test_silent if {
	count(rule.deny) == 0 with input as _input("auto")
	count(rule.deny) == 0 with input as json.remove(_input("manual"), ["node_provisioning"])
}
