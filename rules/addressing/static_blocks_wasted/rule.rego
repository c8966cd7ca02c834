# METADATA
# title: Static pod blocks left half empty
# description: >-
#   With static block allocation a node takes whole blocks of 16 addresses, for
#   max_pods and one more. Values of max_pods that are not one less than a
#   multiple of 16 leave the rest of the last block unused on every node. Reported
#   when more than one address in sixteen is lost.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation
# custom:
#   id: AKS409
#   severity: info
#   pillar: cost
#   remediation: >-
#     Set the maximum of pods a node to one less than a multiple of 16: 15, 31,
#     47 and so on to 239.
package rules.addressing.static_blocks_wasted

import data.rules.lib.result

deny contains result.at(["pools", i, "max_pods"], message) if {
	some i, pool in input.pools
	pool.pod_ip_allocation == "StaticBlock"
	pool.ipam == "pod_subnet_static"
	taken := ceil((pool.max_pods + 1) / 16) * 16
	unused := taken - (pool.max_pods + 1)
	unused * 16 > taken
	message := sprintf(
		"each node of pool %q takes %d addresses for %d pods and itself; %d of them stay unused",
		[pool.name, taken, pool.max_pods, unused],
	)
}
