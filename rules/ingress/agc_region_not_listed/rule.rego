# METADATA
# title: Application Gateway for Containers in a region that is not listed
# description: >-
#   Application Gateway for Containers is offered in some regions. In another
#   one the load balancer cannot be created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/overview
# custom:
#   id: AKS317
#   severity: low
#   pillar: reliability
#   dated: agc_regions
#   remediation: >-
#     Check the list of regions; choose a listed one for cluster and load
#     balancer, or another ingress.
#   blind: >-
#     Regions that were added after the date of the table, sovereign clouds,
#     and regions the table does not know.
package rules.ingress.agc_region_not_listed

import data.rules.lib.result

deny contains result.at(["ingress", "agc", "load_balancers", i, "location"], message) if {
	some i, balancer in input.ingress.agc.load_balancers
	location := balancer.location
	location in object.keys(data.facts.regions.zones)
	not location in object.keys(data.facts.agc_regions.regions)
	message := sprintf("load balancer %q is in %s, which is not listed for Application Gateway for Containers", [balancer.name, location])
}
