# METADATA
# title: Nodes with public addresses
# description: >-
#   Every node of the pool gets an address that can be reached from the
#   Internet. One careless rule in a network security group, or one open host
#   port, is then enough to expose the kubelet or a pod on the host network.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-node-public-ips
# custom:
#   id: AKS126
#   severity: medium
#   pillar: security
#   remediation: Leave public addresses off and bring traffic in through a load balancer or gateway.
#   equivalents:
#     checkov: [CKV_AZURE_143]
#   blind: Network security groups and host ports that limit what can be reached.
package rules.pools.node_public_ip

import data.rules.lib.result

deny contains result.at(["pools", i, "node_public_ip"], message) if {
	some i, pool in input.pools
	pool.node_public_ip == true
	message := sprintf("the nodes of pool %q get public addresses", [pool.name])
}
