# METADATA
# title: Objects of node auto-provisioning while it is off
# description: >-
#   NodePool and AKSNodeClass tell node auto-provisioning which nodes to make.
#   While it is off, the cluster does not know these kinds, and applying them
#   fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-auto-provisioning
# custom:
#   id: AKS927
#   severity: high
#   pillar: operations
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Set node_provisioning_profile.mode to Auto, or take the objects away.
#     arm: >-
#       Set nodeProvisioningProfile.mode to Auto, or take the objects away.
#   blind: >-
#     Karpenter that a chart installs; such a bundle brings its own
#     definitions.
package rules.scheduling.node_provisioning_off

import data.rules.lib.result

deny contains result.related(["kube", "objects", i, "kind"], message, places) if {
	input.node_provisioning == "manual"
	some i, o in input.kube.objects
	[o.group, o.kind] in _kinds
	message := sprintf("%s is for node auto-provisioning, which is off", [o.address])
	places := [result.at(["node_provisioning"], "node auto-provisioning is off")]
}

_kinds := {["karpenter.sh", "NodePool"], ["karpenter.azure.com", "AKSNodeClass"]}
