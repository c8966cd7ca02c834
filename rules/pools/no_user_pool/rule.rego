# METADATA
# title: No user pool for applications
# description: >-
#   Applications share the nodes of CoreDNS and the metrics server, so that a
#   pod which takes too much harms the whole cluster. The system pool can also
#   not be changed or replaced without moving the applications.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS106
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   remediation: >-
#     Add a pool of mode User for the applications, then taint the system pool
#     for critical add-ons only.
#   blind: >-
#     Pools in files that were not read; the rule speaks only when the cluster
#     is marked complete.
package rules.pools.no_user_pool

import data.rules.lib.result

deny contains result.at(["user_pools", "exist"], message) if {
	input.user_pools.exist == false
	input.system_pools.all_tainted == false
	input.sku == "base"
	input.node_provisioning == "manual"
	message := sprintf("cluster %q has no user pool: its applications run on the system pools", [input.name])
}
