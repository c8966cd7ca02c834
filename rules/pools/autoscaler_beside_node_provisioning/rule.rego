# METADATA
# title: Autoscaler and node auto-provisioning together
# description: >-
#   Node auto-provisioning and the cluster autoscaler both add and remove nodes
#   by what pods ask for. AKS does not allow both in one cluster, and the
#   deployment fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-auto-provisioning
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler
# custom:
#   id: AKS118
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Turn the autoscaler off in every pool and write the number of nodes, or
#     leave node auto-provisioning off.
package rules.pools.autoscaler_beside_node_provisioning

import data.rules.lib.result

deny contains result.related(["pools", i, "autoscaling"], message, [other]) if {
	input.node_provisioning == "auto"
	some i, pool in input.pools
	pool.autoscaling == true
	message := sprintf("pool %q has the autoscaler on, and cluster %q node auto-provisioning", [pool.name, input.name])
	other := result.at(["node_provisioning"], "node auto-provisioning is on")
}
