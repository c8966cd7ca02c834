# METADATA
# title: The address plan in words
# description: Says who takes the addresses of a subnet, and points there.
package rules.lib.plan

import data.rules.lib.result

# METADATA
# description: |
#   Who needs how many addresses at maximum scale while an upgrade surges. demand
#   is the demand of a subnet.
at_most(demand) := concat("; ", [text |
	some consumer in demand.consumers
	text := sprintf("%s %s", [consumer.name, consumer.formula])
])

# METADATA
# description: Who needs how many addresses right after the deployment.
from_start(demand) := concat("; ", [text |
	some consumer in demand.consumers
	text := sprintf("%s %v", [consumer.name, consumer.now])
])

# METADATA
# description: |
#   The places of those who need addresses: k is the index of the subnet, demand
#   its demand.
places(k, demand) := [place |
	some i, consumer in demand.consumers
	place := result.at(
		["network", "subnets", k, "demand", "consumers", i],
		sprintf("%s takes %s", [consumer.name, consumer.formula]),
	)
]

# METADATA
# description: |
#   The places of the pools, each with its nodes and surge. pools is input.pools.
nodes(pools) := [place |
	some i, pool in pools
	place := result.at(
		["pools", i, "nodes_max"],
		sprintf("pool %s: %v nodes and %v more while an upgrade surges", [pool.name, pool.nodes_max, pool.surge_nodes]),
	)
]
