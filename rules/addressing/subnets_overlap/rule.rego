# METADATA
# title: Subnets of a network overlap
# description: >-
#   Two subnets of one virtual network may not share addresses. Azure creates the
#   first and refuses the second, and with it all that is to be placed there.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet
# custom:
#   id: AKS426
#   severity: high
#   pillar: reliability
#   remediation: Give each subnet a range of its own.
#   blind: Subnets that are not among the files, and IPv6 ranges.
package rules.addressing.subnets_overlap

import data.rules.lib.ranges
import data.rules.lib.result

deny contains result.related(overlap.a.path, message, [result.at(overlap.b.path, "the other range")]) if {
	some overlap in input.addressing.subnet_overlaps
	message := sprintf("%s overlaps %s", [ranges.say(overlap.a), ranges.say(overlap.b)])
}
