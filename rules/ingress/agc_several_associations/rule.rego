# METADATA
# title: Application Gateway for Containers with several associations
# description: >-
#   Application Gateway for Containers is made for several associations and
#   accepts one: the limit is documented, and the second association fails to
#   deploy.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS307
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Keep one association for each load balancer; make a second load balancer
#     for a second subnet.
#   blind: >-
#     A load balancer that the controller makes from an ApplicationLoadBalancer
#     object.
package rules.ingress.agc_several_associations

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "load_balancers", i, "association_count"], message) if {
	some i, balancer in input.ingress.agc.load_balancers
	balancer.association_count > 1
	message := sprintf("load balancer %q has %d associations; one is the limit", [balancer.name, balancer.association_count])
}
