# METADATA
# title: IPv6 service range larger than /108
# description: >-
#   With two IP families the services get an IPv6 range beside the IPv4 one, and
#   Kubernetes takes a /108 at most for it. With a larger one the cluster is not
#   created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-cni-overlay
# custom:
#   id: AKS429
#   severity: high
#   pillar: reliability
#   remediation: Write a /108, which holds a million services, or leave the range out.
package rules.addressing.ipv6_service_range_too_large

import data.rules.lib.result

deny contains result.at(["network", "service_cidrs", i], message) if {
	some i, range in input.network.service_cidrs
	contains(range, ":")
	[_, length] := split(range, "/")
	to_number(length) < 108
	message := sprintf("the IPv6 service range %s of cluster %q is larger than a /108", [range, input.name])
}
