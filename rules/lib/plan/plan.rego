# METADATA
# title: The address plan in words
# description: Says who takes the addresses of a subnet, and points there.
package rules.lib.plan

import data.rules.lib.result

# METADATA
# description: |
#   Who needs how many addresses at maximum scale while an upgrade surges. demand
#   is the demand of a subnet. A message has room for twelve.
at_most(demand) := _listed(demand.consumers, [text |
	some i, consumer in demand.consumers
	i < 12
	text := sprintf("%s %s", [consumer.name, consumer.formula])
])

# METADATA
# description: Who needs how many addresses right after the deployment, as at_most.
from_start(demand) := _listed(demand.consumers, [text |
	some i, consumer in demand.consumers
	i < 12
	text := sprintf("%s %v", [consumer.name, consumer.now])
])

_listed(all, first) := concat("; ", first) if count(all) <= 12

_listed(all, first) := sprintf("%s and %d more", [concat("; ", first), count(all) - 12]) if count(all) > 12

# METADATA
# description: |
#   The places of the first twelve who need addresses: k is the index of the
#   subnet, demand its demand.
places(k, demand) := [place |
	some i, consumer in demand.consumers
	i < 12
	place := result.at(
		["network", "subnets", k, "demand", "consumers", i],
		sprintf("%s takes %s", [consumer.name, consumer.formula]),
	)
]

# METADATA
# description: |
#   The places of the first twelve pools, each with its nodes and surge. pools is
#   input.pools.
nodes(pools) := [place |
	some i, pool in pools
	i < 12
	place := result.at(
		["pools", i, "nodes_max"],
		sprintf("nodes of pool %s: %v, and %v more while an upgrade surges", [pool.name, pool.nodes_max, pool.surge_nodes]),
	)
]
