# METADATA
# title: Address ranges in words
# description: Names one side of an overlap of address ranges.
package rules.lib.ranges

# METADATA
# description: |
#   One side of an overlap with its range, as it reads inside a message.
say(side) := sprintf("the service range %s", [side.cidr]) if side.role == "services"

say(side) := sprintf("the pod range %s", [side.cidr]) if side.role == "pods"

say(side) := sprintf("the address space %s of network %q", [side.cidr, side.name]) if side.role == "vnet"

say(side) := sprintf("the address space %s of peered network %q", [side.cidr, side.name]) if side.role == "peered_vnet"

say(side) := sprintf("the range %s of subnet %q", [side.cidr, side.name]) if side.role == "subnet"

say(side) := sprintf("%s, which AKS keeps for itself", [side.cidr]) if side.role == "reserved"
