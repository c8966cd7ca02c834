# METADATA
# title: Ingress controller add-on without a pool to run on
# description: >-
#   The pod of the Application Gateway ingress controller does not tolerate the
#   taint CriticalAddonsOnly. When each pool carries it and none other exists,
#   the pod stays pending and the gateway is never configured.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS320
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a user pool without the taint, or take the taint off the system pool.
#   blind: >-
#     A pool that was made outside the files.
package rules.ingress.agic_without_schedulable_pool

import data.rules.lib.result

deny contains result.at(["ingress", "agic", "enabled"], message) if {
	input.ingress.agic.enabled == true
	input.system_pools.all_tainted == true
	input.user_pools.exist == false
	input.node_provisioning == "manual"
	message := "every pool carries the taint CriticalAddonsOnly, which the ingress controller does not tolerate"
}
