# METADATA
# title: Static pod subnet larger than a /12
# description: >-
#   A pod subnet for static blocks may not be larger than a /12, about a million
#   addresses. A larger one is refused.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation
# custom:
#   id: AKS411
#   severity: medium
#   pillar: reliability
#   remediation: Make the pod subnet a /12 or smaller.
package rules.addressing.static_pod_subnet_too_large

import data.rules.lib.result

deny contains result.related(["network", "subnets", k, "prefixes"], message, places) if {
	some pool in input.pools
	pool.pod_ip_allocation == "StaticBlock"
	pool.ipam == "pod_subnet_static"
	k := pool.pod_subnet.index
	subnet := input.network.subnets[k]
	subnet.prefix_length != null
	subnet.prefix_length < 12
	message := sprintf("pod subnet %q is a /%d; with static blocks it may be a /12 at most", [subnet.name, subnet.prefix_length])
	places := [result.at(["network", "subnets", k, "uses", u], "used here") | some u, use in subnet.uses; use.role == "pods"]
}
