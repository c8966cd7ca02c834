# METADATA
# title: System pool below four virtual processors
# description: >-
#   The components of the cluster and the add-ons that run in every cluster take
#   most of a node with two or three virtual processors. The documentation
#   disagrees with itself here: the page on system pools demands four virtual
#   processors, the page on restrictions refuses less than two. This rule takes
#   the larger number as advice.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#   - ref: https://learn.microsoft.com/azure/aks/quotas-skus-regions
# custom:
#   id: AKS109
#   severity: low
#   pillar: performance
#   environments: [production]
#   remediation: >-
#     Choose a size with at least four virtual processors, such as
#     Standard_D4ds_v5, for the system pool.
#   dated: vm_sizes
#   blind: >-
#     What the add-ons of the cluster really need. Burstable sizes, which have a
#     rule of their own (burstable-system-pool), are left out.
package rules.pools.system_pool_below_four_vcpus

import data.rules.lib.result

deny contains result.at(["pools", i, "vm_size"], message) if {
	some i, pool in input.pools
	pool.mode == "System"
	pool.vcpus != null
	pool.vcpus >= 2
	pool.vcpus < 4
	not regex.match(data.facts.vm_sizes.burstable, lower(pool.vm_size))
	message := sprintf("system pool %q uses %s with %d of the 4 virtual processors that are recommended", [pool.name, pool.vm_size, pool.vcpus])
}
