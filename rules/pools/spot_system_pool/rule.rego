# METADATA
# title: System pool of Spot nodes
# description: >-
#   Azure takes Spot nodes back at short notice, and with them CoreDNS and the
#   metrics server. Spot is allowed in user pools only, and Azure refuses to
#   create such a pool.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/spot-node-pool
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS111
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Use regular nodes for the system pool and Spot for a user pool whose work
#     may be interrupted.
package rules.pools.spot_system_pool

import data.rules.lib.result

deny contains result.at(["pools", i, "priority"], message) if {
	some i, pool in input.pools
	pool.priority == "Spot"
	pool.mode == "System"
	message := sprintf("system pool %q consists of Spot nodes", [pool.name])
}
