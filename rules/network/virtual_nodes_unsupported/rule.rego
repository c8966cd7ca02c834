# METADATA
# title: Virtual nodes in a network mode without them
# description: >-
#   Virtual nodes give their pods addresses of the virtual network and need pods
#   on the other nodes that have such addresses too. With kubenet, with Azure CNI
#   Overlay and with a CNI of your own they are not supported.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/virtual-nodes
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS609
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Use Azure CNI with pods in the node subnet, or do without virtual nodes.
package rules.network.virtual_nodes_unsupported

import data.rules.lib.result

deny contains result.related(["addons", "virtual_nodes"], message, [result.at(["network", "plugin"], "the plugin")]) if {
	input.addons.virtual_nodes == true
	mode := _modes[input.network.ipam]
	message := sprintf("cluster %q has virtual nodes, which do not work with %s", [input.name, mode])
}

_modes := {
	"kubenet": "kubenet",
	"none": "a CNI of your own",
	"overlay": "Azure CNI Overlay",
}
