# METADATA
# title: Public Service open to every source
# description: >-
#   The load balancer of the Service is public and nobody says who may
#   connect, while what it serves is not the web: whoever finds the address
#   can talk to it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-load-balancer-standard
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS228
#   severity: medium
#   pillar: security
#   remediation: >-
#     List who may connect (source ranges, or the annotations for allowed
#     ranges and service tags), or make the load balancer internal.
#   reads: [manifests]
#   blind: >-
#     Network security groups and firewalls in front.
package rules.services.public_service_unlimited

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "type"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.load_balancer.public == true
	service.load_balancer.limited == false
	service.entry == false
	numbers := {port.port | some port in service.ports}
	count(numbers - {80, 443}) > 0
	count(numbers & {guarded.port | some guarded in data.facts.guarded_ports.ports}) == 0
	message := sprintf("%s is public on port %s, and every source may connect", [service.address, concat(", ", [format_int(number, 10) | some number in numbers])])
}
