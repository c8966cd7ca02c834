# METADATA
# title: Two pools of one name
# description: >-
#   The name of a pool is what tells it from the others of its cluster. A second
#   pool of the same name is refused, or its settings replace those of the first:
#   there is one pool where two were meant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/create-node-pools
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS128
#   severity: high
#   pillar: operations
#   remediation: Give each pool of the cluster a name of its own.
package rules.pools.pool_name_twice

import data.rules.lib.result

deny contains result.related(["pools", i, "name"], message, [result.at(["pools", first, "name"], "the other pool")]) if {
	some i, pool in input.pools
	first := pool.same_name
	first != null
	message := sprintf("two pools of cluster %q have the name %q", [input.name, pool.name])
}
