# METADATA
# title: Database or remote access open to the internet
# description: >-
#   The load balancer of the Service is public, nobody says who may connect,
#   and the port is that of a database or of remote access. Such ports are
#   scanned and attacked within minutes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
#   - ref: https://learn.microsoft.com/azure/aks/configure-load-balancer-standard
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-network
# custom:
#   id: AKS226
#   severity: high
#   pillar: security
#   remediation: >-
#     Make the load balancer internal, or list the source ranges that need it.
#   reads: [manifests]
#   blind: >-
#     Network security groups and firewalls in front; a database that listens
#     on another port.
package rules.services.guarded_port_public

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "ports", j, "port"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.load_balancer.public == true
	service.load_balancer.limited == false
	some j, port in service.ports
	some guarded in data.facts.guarded_ports.ports
	guarded.port == port.port
	message := sprintf("%s opens port %d (%s) to the internet", [service.address, port.port, guarded.name])
}
