# METADATA
# title: Service with a public load balancer of its own
# description: >-
#   Each such Service has a public address, without a web application
#   firewall, a common certificate or one place for its access log. One
#   ingress or gateway for all of them is easier to guard. For an entry that
#   is meant, it is a matter of course.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-ingress
# custom:
#   id: AKS227
#   severity: low
#   pillar: security
#   remediation: >-
#     Make the load balancer internal, or publish the Service through an
#     ingress or a gateway.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [LoadbalancerNoPublicIPs]
#     kube_linter: [exposed-services]
#     kubescape: [C-0245]
package rules.services.public_load_balancer

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "type"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.load_balancer.public == true
	service.entry == false
	_mild(service.load_balancer, service.ports)
	message := sprintf("%s has a public load balancer", [service.address])
}

# What lets everybody reach other ports than those of the web is told by other
# rules.
_mild(balancer, _) if balancer.limited == true

_mild(balancer, ports) if {
	balancer.limited == false
	every port in ports {
		port.port in {80, 443}
	}
}
