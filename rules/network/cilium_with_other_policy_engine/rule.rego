# METADATA
# title: Data plane cilium with another policy engine
# description: >-
#   The data plane cilium enforces network policies itself. Azure refuses it
#   together with the engines azure and calico.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
# custom:
#   id: AKS607
#   severity: high
#   pillar: security
#   remediation: Choose cilium as the network policy engine.
package rules.network.cilium_with_other_policy_engine

import data.rules.lib.result

deny contains result.related(["network", "policy"], message, [result.at(["network", "data_plane"], "the data plane")]) if {
	input.network.data_plane == "cilium"
	input.network.policy in ["azure", "calico"]
	message := sprintf("cluster %q sets network policy engine %s with data plane cilium", [input.name, input.network.policy])
}
