# METADATA
# title: Two load balancers ask for one address and port
# description: >-
#   Services may share the address of a load balancer as long as their ports
#   differ. When two ask for the same address and the same port, one of them
#   never gets its rule.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
#   - ref: https://learn.microsoft.com/azure/aks/configure-load-balancer-standard
# custom:
#   id: AKS222
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Give one of the two another address or another port.
#   reads: [manifests]
package rules.services.load_balancer_address_used_twice

import data.rules.lib.result

deny contains result.related(["kube", "services", i, "load_balancer", "address"], message, places) if {
	some i, service in input.kube.services
	twin := service.load_balancer.twin
	twin != null
	message := sprintf("%s asks for address %s and a port of %s", [service.address, service.load_balancer.address, input.kube.services[twin].address])
	places := [result.at(["kube", "services", twin, "load_balancer", "address"], "asked for here too")]
}
