# METADATA
# title: Name outside the convention
# description: >-
#   Alerts, cost reports and scripts find clusters and pools by their names. A
#   name that does not follow the convention is left out of them, and neither
#   can be renamed: it has to be made again. The rule is silent until naming in
#   .akslint.yaml says what names look like.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-naming
# custom:
#   id: AKS160
#   severity: low
#   pillar: operations
#   remediation: Choose a name that matches the pattern, or widen the pattern.
#   equivalents:
#     psrule: [Azure.AKS.Naming, Azure.AKS.SystemPoolNaming, Azure.AKS.UserPoolNaming]
#   blind: >-
#     Whether a name that matches says what is so.
package rules.naming.name_outside_convention

import data.rules.lib.result

deny contains result.at(["name"], message) if {
	pattern := data.akslint.naming.cluster
	input.name != null
	not regex.match(pattern, input.name)
	message := sprintf("the name of cluster %q does not match %s", [input.name, pattern])
}

deny contains result.at(["pools", i, "name"], message) if {
	some i, pool in input.pools
	pool.name != null
	pattern := data.akslint.naming[_keys[pool.mode]]
	not regex.match(pattern, pool.name)
	message := sprintf("the name of pool %q does not match %s", [pool.name, pattern])
}

_keys := {"System": "system_pool", "User": "user_pool"}
