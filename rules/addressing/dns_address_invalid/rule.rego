# METADATA
# title: DNS service address that cannot be used
# description: >-
#   The address of the cluster DNS has to be a free one of the service range. The
#   first is taken by the Kubernetes API, and the network address and the last
#   one cannot be given to a Service. The cluster is not created otherwise.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
# custom:
#   id: AKS420
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Take the tenth address of the service range by convention: 10.0.0.10 of
#     10.0.0.0/16.
package rules.addressing.dns_address_invalid

import data.rules.lib.result

deny contains result.related(["network", "dns_service_ip"], message, places) if {
	says := _says[input.addressing.service_range.dns_problem]
	message := sprintf("DNS service address %s %s", [input.network.dns_service_ip, says])
	places := [result.at(["network", "service_cidrs"], "the service range")]
}

_says := {
	"broadcast_address": "is the last address of the service range",
	"first_address": "is the first usable address of the service range, which the Kubernetes API takes",
	"network_address": "is the network address of the service range",
	"outside": "lies outside the service range",
}
