# METADATA
# title: Subnet for an internal load balancer on a public Service
# description: >-
#   The annotation that names a subnet counts for internal load balancers
#   only. On a Service that does not ask for one it has no effect: the Service
#   gets a public address, which is hardly what its author meant.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS225
#   severity: medium
#   pillar: security
#   remediation: >-
#     Add the annotation azure-load-balancer-internal with the value "true",
#     or remove the one for the subnet.
#   reads: [manifests]
package rules.services.internal_subnet_of_public_service

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "load_balancer", "subnet"], message) if {
	some i, service in input.kube.services
	service.load_balancer.public == true
	service.load_balancer.subnet != null
	message := sprintf("%s names subnet %q but asks for no internal load balancer: it is public", [service.address, service.load_balancer.subnet])
}
