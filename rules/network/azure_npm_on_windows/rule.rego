# METADATA
# title: Azure Network Policy Manager on Windows
# description: >-
#   On Windows nodes Azure Network Policy Manager is supported until 30 September
#   2026. Afterwards it gets no fixes there, and policies of Windows pods may stop
#   working. Calico is the engine that remains for Windows.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
# custom:
#   id: AKS612
#   severity: medium
#   pillar: security
#   remediation:
#     terraform: Set network_policy to calico in network_profile.
#     arm: Set networkPolicy to calico in networkProfile.
#   dated: retirements
package rules.network.azure_npm_on_windows

import data.rules.lib.result

deny contains result.related(["pools", i, "os_type"], message, [result.at(["network", "policy"], "the policy engine")]) if {
	input.network.policy == "azure"
	some i, pool in input.pools
	pool.os_type == "Windows"
	date := data.facts.retirements.ends.azure_npm_windows
	message := sprintf(
		"pool %q runs Windows with Azure Network Policy Manager, whose support there %s on %s",
		[pool.name, _ends(date), date],
	)
}

_ends(date) := "ended" if {
	data.akslint.as_of > date
} else := "ends"
