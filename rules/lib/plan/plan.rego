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

# A text in one piece, since what may be in a list besides must not decide over
# it. The words take the name of the thirteenth, and print none of it: nothing is
# said of one that is not heard of.
_listed(all, first) := concat("", [
	concat("; ", first),
	concat("", {sprintf("%.0s and", [all[12].name]) | all[12]}),
	concat("", {sprintf(" %v", [count(all) - 12]) | all[12]}),
	concat("", {sprintf("%.0s more", [all[12].name]) | all[12]}),
])

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
#   The places of the first twelve who need addresses right after the deployment,
#   as places.
places_from_start(k, demand) := [place |
	some i, consumer in demand.consumers
	i < 12
	place := result.at(
		["network", "subnets", k, "demand", "consumers", i],
		sprintf("%s takes %v from the start", [consumer.name, consumer.now]),
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
