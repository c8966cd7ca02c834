# METADATA
# title: Pods require virtual nodes, and the add-on is off
# description: >-
#   Pods that select type=virtual-kubelet run on virtual nodes alone. Without
#   the add-on there is none, and they stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/virtual-nodes
# custom:
#   id: AKS917
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Add aci_connector_linux, or take the node selector away.
#     arm: >-
#       Switch addonProfiles.aciConnectorLinux on, or take the node selector
#       away.
#   blind: >-
#     Virtual nodes that a chart installs; they carry other labels.
package rules.scheduling.virtual_nodes_off

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "scheduling", "virtual_node"], message, places) if {
	input.addons.virtual_nodes == false
	some i, w in input.kube.workloads
	w.application == true
	w.scheduling.virtual_node == true
	message := sprintf("%s requires virtual nodes, and the add-on is off", [w.address])
	places := [result.at(["addons", "virtual_nodes"], "the add-on is off")]
}
