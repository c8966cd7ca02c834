# METADATA
# title: Network policy engine cilium without its data plane
# description: >-
#   The policy engine cilium is a part of the data plane cilium. With the default
#   data plane Azure refuses it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS605
#   severity: high
#   pillar: security
#   remediation: Choose cilium as the data plane as well.
package rules.network.cilium_policy_without_data_plane

import data.rules.lib.result

deny contains result.related(["network", "policy"], message, [result.at(["network", "data_plane"], "the data plane")]) if {
	input.network.policy == "cilium"
	input.network.data_plane == "azure"
	message := sprintf("cluster %q sets network policy engine cilium with the data plane azure", [input.name])
}
