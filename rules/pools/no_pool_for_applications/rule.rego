# METADATA
# title: No pool takes application pods
# description: >-
#   Every system pool is tainted for critical add-ons and there is no user pool.
#   A pod without a toleration for that taint finds no node and stays pending,
#   the pods of some add-ons included.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS107
#   severity: critical
#   pillar: reliability
#   remediation: >-
#     Add a pool of mode User, turn node auto-provisioning on, or take the taint
#     off a system pool.
#   blind: >-
#     Pools in files that were not read; the rule speaks only when the cluster
#     is marked complete. Nodes that are attached from outside, such as other
#     virtual nodes.
package rules.pools.no_pool_for_applications

import data.rules.lib.result

deny contains result.at(["system_pools", "all_tainted"], message) if {
	input.system_pools.all_tainted == true
	input.user_pools.exist == false
	input.sku == "base"
	input.node_provisioning == "manual"
	input.addons.virtual_nodes == false
	message := sprintf("cluster %q has no user pool, and all its system pools take critical add-ons only: no other pod can be scheduled", [input.name])
}
