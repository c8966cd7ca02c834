# METADATA
# title: Node subnet delegated to a service
# description: >-
#   A delegated subnet belongs to the service it is delegated to. AKS refuses to
#   place nodes into it, so the pool is never created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-cni-overview
# custom:
#   id: AKS417
#   severity: critical
#   pillar: reliability
#   remediation: >-
#     Take the delegation off the node subnet, and give the service it was meant
#     for a subnet of its own.
#   blind: A subnet that is not among the files.
package rules.addressing.node_subnet_delegated

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "delegations"], message, places) if {
	some pool in input.pools
	k := pool.subnet.index
	subnet := input.network.subnets[k]
	some service in subnet.delegations
	message := sprintf("node subnet %q is delegated to %s", [subnet.name, service])
	places := [result.at(["network", "subnets", k, "uses", u], sprintf("used by the nodes of %s", [use.name])) |
		some u, use in subnet.uses
		use.role == "nodes"
	]
}
