# METADATA
# title: More nodes than Azure Network Policy Manager carries
# description: >-
#   Azure Network Policy Manager is made for up to 250 nodes and 20,000 pods.
#   Beyond that its agents run out of memory and restart, and policies are late or
#   missing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS613
#   severity: medium
#   pillar: security
#   remediation:
#     terraform: >-
#       Set network_data_plane and network_policy to cilium, or lower the
#       maximum of nodes.
#     arm: >-
#       Set networkDataplane and networkPolicy to cilium in networkProfile, or
#       lower the maximum of nodes.
package rules.network.azure_npm_too_many_nodes

import data.rules.lib.plan
import data.rules.lib.result

deny contains result.related(["network", "policy"], message, plan.nodes(input.pools)) if {
	input.network.policy == "azure"
	_too_many
	message := sprintf(
		"cluster %q may grow to %d nodes with upgrade surge; Azure Network Policy Manager is made for 250 at most",
		[input.name, input.addressing.at_least_nodes_max],
	)
}

_too_many if input.addressing.at_least_nodes_max > 250

_too_many if input.addressing.nodes_max > 250
