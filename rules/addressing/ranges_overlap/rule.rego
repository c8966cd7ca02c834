# METADATA
# title: Address ranges overlap
# description: >-
#   Services, pods and the networks around the cluster need ranges that do not
#   share a single address. Otherwise nodes and pods send traffic that is meant
#   for the network to a service or a pod, and parts of the network cannot be
#   reached from the cluster. The ranges cannot be changed later.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS421
#   severity: critical
#   pillar: reliability
#   remediation: Choose ranges that no network of the cluster, its peers or its own premises uses.
#   blind: >-
#     Networks that are not among the files: peers declared elsewhere, networks
#     behind a gateway, and on-premises ranges.
package rules.addressing.ranges_overlap

import data.rules.lib.ranges
import data.rules.lib.result

deny contains result.related(overlap.a.path, message, [result.at(overlap.b.path, "the other range")]) if {
	some overlap in input.addressing.overlaps
	overlap.implied == false
	message := sprintf("%s overlaps %s", [ranges.say(overlap.a), ranges.say(overlap.b)])
}
