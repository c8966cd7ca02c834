# METADATA
# title: Service range of exactly /12
# description: >-
#   The documentation of AKS asks for a service range smaller than a /12, while
#   Kubernetes itself still takes a /12. Such a range may be refused, and it
#   leaves little private space for networks that must not overlap it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS419
#   severity: low
#   pillar: reliability
#   remediation: Choose a smaller service range; a /16 holds 65,536 services.
package rules.addressing.service_range_at_limit

import data.rules.lib.result

deny contains result.at(["network", "service_cidrs"], message) if {
	input.addressing.service_range.prefix_length == 12
	message := sprintf("the service range of cluster %q is a /12; the documentation asks for a smaller one", [input.name])
}
