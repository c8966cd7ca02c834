# METADATA
# title: Azure Network Policy Manager is being retired
# description: >-
#   The policy engine azure is no longer supported on Linux nodes from 30
#   September 2028 on. It also stops at 250 nodes and knows no IPv6. A running
#   cluster can be moved to cilium in place.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#   - ref: https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy
# custom:
#   id: AKS611
#   severity: low
#   pillar: operations
#   remediation:
#     terraform: Set network_data_plane and network_policy to cilium.
#     arm: Set networkDataplane and networkPolicy to cilium in networkProfile.
#   dated: retirements
package rules.network.azure_npm_retiring

import data.rules.lib.result

deny contains result.at(["network", "policy"], message) if {
	input.network.policy == "azure"
	date := data.facts.retirements.ends.azure_npm_linux
	message := sprintf(
		"cluster %q uses Azure Network Policy Manager, whose support on Linux %s on %s",
		[input.name, _ends(date), date],
	)
}

_ends(date) := "ended" if {
	data.akslint.as_of > date
} else := "ends"
