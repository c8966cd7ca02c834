# METADATA
# title: Deprecated field loadBalancerIP
# description: >-
#   Kubernetes has deprecated loadBalancerIP; it may go with any version, and
#   cannot express two address families. Azure reads the annotations
#   azure-load-balancer-ipv4, azure-load-balancer-ipv6 and azure-pip-name
#   instead.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/static-ip
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS230
#   severity: low
#   pillar: operations
#   remediation: >-
#     Write the address into the annotation azure-load-balancer-ipv4 (or
#     -ipv6), or name the public address with azure-pip-name.
#   reads: [manifests]
package rules.services.load_balancer_ip_deprecated

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "load_balancer_ip"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.type == "LoadBalancer"
	service.load_balancer_ip != null
	service.load_balancer_ip != ""
	message := sprintf("%s uses the deprecated field loadBalancerIP", [service.address])
}
