# METADATA
# title: Range overlaps one that AKS keeps for itself
# description: >-
#   AKS uses 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24 inside
#   the nodes. A service range, pod range or network that shares addresses with
#   them is refused, or makes addresses unreachable from the pods. A large range
#   such as 172.16.0.0/12 holds two of them.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS423
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Choose a range outside them; of 172.16.0.0/12 everything up to
#     172.29.255.255 is free.
#   blind: Networks that are not among the files.
package rules.addressing.reserved_range_used

import data.rules.lib.ranges
import data.rules.lib.result

deny contains result.at(overlap.a.path, message) if {
	some overlap in input.addressing.reserved
	message := sprintf("%s overlaps %s", [ranges.say(overlap.a), ranges.say(overlap.b)])
}
