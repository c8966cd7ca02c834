# METADATA
# title: Service range larger than Kubernetes allows
# description: >-
#   Kubernetes takes a service range of at most 20 bits, a /12. The control plane
#   does not start with a larger one, so the cluster is not created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS418
#   severity: high
#   pillar: reliability
#   remediation: Choose a smaller service range; a /16 holds 65,536 services.
package rules.addressing.service_range_too_large

import data.rules.lib.result

deny contains result.at(["network", "service_cidrs"], message) if {
	length := input.addressing.service_range.prefix_length
	length != null
	length < 12
	message := sprintf("the service range of cluster %q has a prefix of %d bits; a /12 is the most Kubernetes takes", [input.name, length])
}
