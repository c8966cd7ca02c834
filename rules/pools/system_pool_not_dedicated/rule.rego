# METADATA
# title: System pool takes application pods
# description: >-
#   Without the taint for critical add-ons the scheduler puts application pods
#   on system nodes. One that takes too much memory or processor there evicts or
#   starves CoreDNS and the metrics server, and the whole cluster suffers.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS105
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   remediation:
#     terraform: >-
#       Set only_critical_addons_enabled on the default node pool; give another
#       system pool the taint CriticalAddonsOnly=true:NoSchedule in node_taints.
#     arm: >-
#       Add the taint CriticalAddonsOnly=true:NoSchedule to nodeTaints of the
#       system pool.
#   equivalents:
#     checkov: [CKV_AZURE_232]
#   blind: >-
#     Taints that are put on nodes from inside the cluster. The rule speaks only
#     where a Linux user pool of regular nodes without a taint is there to take
#     the pods.
package rules.pools.system_pool_not_dedicated

import data.rules.lib.result

deny contains result.at(["pools", i, "critical_addons_only"], message) if {
	some i, pool in input.pools
	pool.mode == "System"
	pool.critical_addons_only == false
	input.sku == "base"
	_room_elsewhere
	message := sprintf("system pool %q does not carry the taint CriticalAddonsOnly=true:NoSchedule", [pool.name])
}

# Another pool takes ordinary pods, so the system pool can do without them.
_room_elsewhere if {
	some pool in input.pools
	pool.mode == "User"
	pool.os_type == "Linux"
	pool.priority == "Regular"
	every taint in pool.taints {
		endswith(taint, ":PreferNoSchedule")
	}
}
