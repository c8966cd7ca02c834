# METADATA
# title: No system pool
# description: >-
#   A cluster needs a pool of mode System for the components of Kubernetes
#   itself. Azure refuses to create a cluster without one.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS104
#   severity: high
#   pillar: reliability
#   remediation: Give one pool the mode System.
#   blind: >-
#     Nothing that is written in the files. A pool without a mode leaves the
#     check open, since Azure has no default for it.
package rules.pools.no_system_pool

import data.rules.lib.result

deny contains result.at(["system_pools", "exist"], message) if {
	input.system_pools.exist == false
	message := sprintf("no pool of cluster %q has the mode System", [input.name])
}
