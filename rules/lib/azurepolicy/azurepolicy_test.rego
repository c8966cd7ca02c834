package rules.lib.azurepolicy_test

import data.rules.lib.azurepolicy

test_definition if {
	table := {"aaaa": {"name": "No privileged containers"}}
	azurepolicy.definition("aaaa").name == "No privileged containers" with data.facts.policy_definitions.definitions as table
	not azurepolicy.definition("bbbb") with data.facts.policy_definitions.definitions as table
}

test_effective_written if azurepolicy.effective("audit", "deny") == "audit"

test_effective_default if azurepolicy.effective(null, "deny") == "deny"

test_effective_written_empty_list if azurepolicy.effective([], ["kube-system"]) == []

test_names[entry] if {
	some entry in ["kube-system", "kube-*", "*-system", "*"]
	azurepolicy.names(["azure-arc", entry], "kube-system")
}

test_names_another[entry] if {
	some entry in ["kube", "kube-public", "system-*", ""]
	not azurepolicy.names(["azure-arc", entry], "kube-system")
}

test_includes_all if azurepolicy.includes([], "payments")

test_includes_listed if azurepolicy.includes(["payments"], "payments")

test_includes_not_listed if not azurepolicy.includes(["shop"], "payments")
