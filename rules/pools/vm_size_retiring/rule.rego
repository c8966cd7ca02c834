# METADATA
# title: Size of virtual machine that will be retired
# description: >-
#   Azure has announced the end of this series. The size of a pool cannot be
#   changed in place, so the move to a new pool has to be planned before that
#   day.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/sizes/lifecycle/retirements-and-capacity-restrictions
#   - ref: https://learn.microsoft.com/azure/aks/aks-virtual-machine-sizes
# custom:
#   id: AKS122
#   severity: low
#   pillar: operations
#   remediation: >-
#     Choose a current size, such as the v5 or v6 generation of the same series,
#     at the next change of the pool.
#   dated: vm_sizes
#   blind: >-
#     Retirements that were announced after the date of the table. In sovereign
#     clouds some series stay longer.
package rules.pools.vm_size_retiring

import data.rules.lib.result

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.vm_size != null
	some retirement in data.facts.vm_sizes.retirements
	retirement.date > data.akslint.as_of
	regex.match(retirement.pattern, lower(pool.vm_size))
	message := sprintf("pool %q uses %s; the series %s will be retired on %s", [pool.name, pool.vm_size, retirement.family, retirement.date])
}
