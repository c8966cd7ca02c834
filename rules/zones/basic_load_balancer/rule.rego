# METADATA
# title: Basic load balancer
# description: >-
#   The basic load balancer was retired on 2025-09-30. It knows neither
#   availability zones nor more than one pool, and a new cluster cannot be made
#   with it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks
# custom:
#   id: AKS206
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Choose the standard SKU of the load balancer, which is the default; an
#     existing cluster can be migrated.
#   equivalents:
#     psrule: [Azure.AKS.StandardLB]
package rules.zones.basic_load_balancer

import data.rules.lib.result

deny contains result.at(["network", "load_balancer_sku"], message) if {
	input.network.load_balancer_sku == "basic"
	message := sprintf("cluster %q uses the basic load balancer, which was retired on 2025-09-30", [input.name])
}
