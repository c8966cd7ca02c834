# METADATA
# title: Size of virtual machine that is retired
# description: >-
#   Azure has retired this series. New nodes of the size cannot be made, so the
#   pool can neither scale nor be upgraded or repaired, and running nodes are
#   turned off.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions
#   - ref: https://learn.microsoft.com/azure/aks/aks-virtual-machine-sizes
# custom:
#   id: AKS121
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Move the pool to a current size: make a new pool and drain the old one.
#   dated: vm_sizes
#   blind: >-
#     Retirements that were announced after the date of the table, and sizes
#     that a region or a subscription does not offer.
package rules.pools.vm_size_retired

import data.rules.lib.result

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.vm_size != null
	some retirement in data.facts.vm_sizes.retirements
	retirement.date <= data.akslint.as_of
	regex.match(retirement.pattern, lower(pool.vm_size))
	message := sprintf("pool %q uses %s; the series %s was retired on %s", [pool.name, pool.vm_size, retirement.family, retirement.date])
}
