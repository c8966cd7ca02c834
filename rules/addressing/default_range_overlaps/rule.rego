# METADATA
# title: Default address range overlaps a network
# description: >-
#   Where no service or pod range is written Azure takes 10.0.0.0/16 for services
#   and 10.244.0.0/16 for pods. Here such a default overlaps a range that was
#   chosen: nodes and pods then send traffic that is meant for the network to a
#   service or a pod. The ranges cannot be changed later.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS422
#   severity: critical
#   pillar: reliability
#   remediation: >-
#     Write a service range with its DNS address, or a pod range, that no
#     network of the cluster, its peers or its own premises uses.
#   blind: >-
#     Networks that are not among the files: peers declared elsewhere, networks
#     behind a gateway, and on-premises ranges.
package rules.addressing.default_range_overlaps

import data.rules.lib.ranges
import data.rules.lib.result

deny contains result.related(side.path, message, [result.at(other.path, "the other range")]) if {
	some overlap in input.addressing.overlaps
	some [side, other] in [[overlap.a, overlap.b], [overlap.b, overlap.a]]
	side.implied == true
	message := sprintf(
		"%s overlaps %s%s; %s is written, so the default of Azure applies",
		[ranges.say(side), ranges.say(other), overlap.within_text, _unwritten[side.role]],
	)
}

_unwritten := {
	"services": "no service range",
	"pods": "no pod range",
}
