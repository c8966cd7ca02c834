# METADATA
# title: Application Gateway for Containers without an association
# description: >-
#   The association puts the data plane into the network. Without one the
#   frontends have names and no way to the pods, and each request ends in an
#   error.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS306
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a subnet association to the load balancer.
#   blind: >-
#     An association made in another state: the rule speaks only when the files
#     are declared complete. A load balancer that the controller makes from an
#     ApplicationLoadBalancer object.
package rules.ingress.agc_without_association

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "load_balancers", i, "association_count"], message) if {
	some i, balancer in input.ingress.agc.load_balancers
	balancer.association_count == 0
	balancer.frontend_count > 0
	message := sprintf("load balancer %q has frontends and no association with a subnet", [balancer.name])
}
