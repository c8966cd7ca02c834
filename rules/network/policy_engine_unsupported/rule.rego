# METADATA
# title: Network policy engine that the network plugin does not support
# description: >-
#   Azure Network Policy Manager works with the plugin azure only, and with a CNI
#   of your own AKS installs no policy engine at all. Azure refuses the cluster.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
#   - ref: https://learn.microsoft.com/azure/aks/use-byo-cni
# custom:
#   id: AKS604
#   severity: high
#   pillar: security
#   remediation: >-
#     With kubenet choose calico, or move to Azure CNI. With a CNI of your own
#     leave the network policy out and install its policy engine yourself.
package rules.network.policy_engine_unsupported

import data.rules.lib.result

deny contains result.related(["network", "policy"], message, [result.at(["network", "plugin"], "the plugin")]) if {
	input.network.policy in ["azure", "calico"]
	input.network.policy in _refused[input.network.plugin]
	message := sprintf(
		"cluster %q sets network policy engine %s, which network plugin %s does not support",
		[input.name, input.network.policy, input.network.plugin],
	)
}

_refused := {
	"kubenet": ["azure"],
	"none": ["azure", "calico"],
}
