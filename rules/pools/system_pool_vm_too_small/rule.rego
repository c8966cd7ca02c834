# METADATA
# title: System pool below two virtual processors or 4 GB
# description: >-
#   AKS does not accept sizes with fewer than two virtual processors or 4 GB of
#   memory for system pools: the components of the cluster would leave no room,
#   and the pool cannot be created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/quotas-skus-regions
#   - ref: https://learn.microsoft.com/azure/aks/aks-virtual-machine-sizes
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS108
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Choose a size with at least four virtual processors, such as
#     Standard_D4ds_v5, for the system pool.
#   blind: >-
#     Memory cannot be read from the name of a size; only sizes that are known
#     to have too little are found.
package rules.pools.system_pool_vm_too_small

import data.rules.lib.result

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.mode == "System"
	pool.vcpus != null
	pool.vcpus < 2
	message := sprintf("system pool %q uses %s with %d of the 2 virtual processors that AKS demands", [pool.name, pool.vm_size, pool.vcpus])
}

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.mode == "System"
	pool.vm_size != null
	memory := data.facts.vm_sizes.below_4_gib[lower(pool.vm_size)]
	message := sprintf("system pool %q uses %s with %v of the 4 GiB of memory that AKS demands", [pool.name, pool.vm_size, memory])
}
