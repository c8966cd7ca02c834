# METADATA
# title: ApplicationLoadBalancer without exactly one subnet
# description: >-
#   Application Gateway for Containers is tied to one subnet, which the
#   ApplicationLoadBalancer names by its resource id. With none, with several,
#   or with something else the load balancer is not made.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/application-gateway-for-containers-components
# custom:
#   id: AKS334
#   severity: high
#   pillar: reliability
#   remediation: >-
#     List the resource id of one subnet under associations.
#   reads: [manifests]
package rules.ingress.agc_association_list_invalid

import data.rules.lib.result

deny contains result.at(["kube", "application_load_balancers", i, "associations"], message) if {
	some i, balancer in input.kube.application_load_balancers
	n := count(balancer.associations)
	n != 1
	message := sprintf("%s is tied to %d subnets; it has to be one", [balancer.address, n])
}

deny contains result.at(["kube", "application_load_balancers", i, "associations", j, "id"], message) if {
	some i, balancer in input.kube.application_load_balancers
	some j, association in balancer.associations
	association.well_formed == false
	message := sprintf("%s is tied to %q, which is not the id of a subnet", [balancer.address, association.id])
}
