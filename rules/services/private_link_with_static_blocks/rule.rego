# METADATA
# title: Private link service with static blocks of pod addresses
# description: >-
#   With static blocks of pod addresses (Azure CNI pod subnet), publishing a
#   Service through a private link service is not supported.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS253
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Allocate pod addresses dynamically, or make the private link service on
#     a load balancer of your own.
#   reads: [cluster, manifests]
package rules.services.private_link_with_static_blocks

import data.rules.lib.result

deny contains result.related(["kube", "services", i, "load_balancer", "private_link"], message, places) if {
	some i, service in input.kube.services
	service.load_balancer.private_link == true
	service.load_balancer.internal == true
	static := [j |
		some j, pool in input.pools
		pool.ipam == "pod_subnet_static"
	]
	count(static) > 0
	message := sprintf("%s asks for a private link service, which static blocks of pod addresses do not allow", [service.address])
	places := [result.at(["pools", j, "pod_ip_allocation"], "static blocks") | some j in static]
}
