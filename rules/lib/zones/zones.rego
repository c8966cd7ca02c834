# METADATA
# title: Availability zones
# description: Which pools are expected to spread over zones, and over which they do.
package rules.lib.zones

# METADATA
# description: |
#   The region is known to have zones. A region the table does not hold says
#   nothing.
offered(location) if data.facts.regions.zones[location] == true

# METADATA
# description: |
#   The pool can spread and is meant to stay: regular nodes in a scale set that
#   are not bound to one place, and whose zones Azure does not pick.
expected(pool) if {
	pool.mode in {"System", "User"}
	pool.type == "VirtualMachineScaleSets"
	pool.priority == "Regular"
	pool.proximity_group == false
	not "auto" in pool.zones
}

# METADATA
# description: |
#   The zones of all pools of the same mode and size: one pool for each zone is
#   as good a spread as one pool over all of them.
of_pools_like(pool, pools) := {zone |
	some other in pools
	other.mode == pool.mode
	other.vm_size == pool.vm_size
	some zone in other.zones
}
