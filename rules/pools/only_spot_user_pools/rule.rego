# METADATA
# title: Every user pool is Spot
# description: >-
#   Azure may take all Spot nodes of a size back at the same moment. The
#   applications then have only the system pools left to run on, or nothing
#   where those are tainted. Pods without a toleration for the Spot taint never
#   use these pools at all.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
# custom:
#   id: AKS112
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   remediation: >-
#     Add a user pool of regular nodes for what has to keep running, and leave
#     Spot to work that can be interrupted.
#   blind: Pools in files that were not read.
package rules.pools.only_spot_user_pools

import data.rules.lib.result

deny contains result.at(["user_pools", "all_spot"], message) if {
	some pool in input.pools
	pool.mode == "User"
	pool.priority == "Spot"
	input.user_pools.all_spot == true
	input.node_provisioning == "manual"
	message := sprintf("all user pools of cluster %q that are declared here consist of Spot nodes", [input.name])
}
