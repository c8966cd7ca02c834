# METADATA
# title: Pattern of allowed images lets others pass
# description: >-
#   The pattern is a regular expression over the whole name of an image. One
#   that begins anywhere, or takes a dot for any character, lets images pass
#   that somebody named to match it, and one that takes any registry of Azure
#   lets in those of every tenant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/policy-reference
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   id: AKS849
#   severity: medium
#   pillar: security
#   remediation: >-
#     Begin with ^, name your own registries in full and write a backslash
#     before each dot.
#   equivalents:
#     trivy: [KSV-0124]
#   blind: >-
#     Ways around a pattern that has none of these faults. Allow-lists of a
#     Gatekeeper of your own.
package rules.images.allow_list_too_wide

import data.rules.lib.result

deny contains result.at(["policy", "assignments", i, "allowed_images"], message) if {
	some i, assignment in input.policy.assignments
	assignment.applies_to_cluster == true
	pattern := assignment.allowed_images
	is_string(pattern)
	reason := _gap(pattern)
	message := sprintf("the pattern of allowed images of policy assignment %q %s", [assignment.name, reason])
}

# The first way around the pattern.
_gap(pattern) := "has no ^ at its start, so that it matches in the middle of a name" if {
	not startswith(pattern, "^")
} else := "lets any registry of Azure pass" if {
	regex.match(_any_registry, pattern)
} else := "has a dot in the name of a host that stands for any character" if {
	regex.match(_open_dot, pattern)
}

# Anything at all before azurecr.
_any_registry := `^\^\(?(\.|\[\^/\]|\[a-z0-9\]|\\w)[*+]\\?\.?azurecr`

# A dot that is not escaped, before the first slash, followed by a letter.
_open_dot := `^[^/]*[a-z0-9]\.[a-z]`
