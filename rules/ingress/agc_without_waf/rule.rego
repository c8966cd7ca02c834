# METADATA
# title: Application Gateway for Containers without a web application firewall
# description: >-
#   A load balancer without a security policy passes each request to the pods
#   as it comes. A web application firewall in front stops the known attacks
#   before they reach an application.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/web-application-firewall
# custom:
#   id: AKS325
#   severity: low
#   pillar: security
#   remediation: >-
#     Add a security policy with a web application firewall policy to the load
#     balancer.
#   blind: >-
#     A firewall in front of the load balancer (Azure Front Door), and a policy
#     that the controller makes from a WebApplicationFirewallPolicy object. The
#     rule speaks only when the files are declared complete.
package rules.ingress.agc_without_waf

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "load_balancers", i, "waf"], message) if {
	some i, balancer in input.ingress.agc.load_balancers
	balancer.waf == false
	message := sprintf("load balancer %q has no web application firewall", [balancer.name])
}
