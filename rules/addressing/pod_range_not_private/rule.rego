# METADATA
# title: Overlay pod range is not private address space
# description: >-
#   The pod range of Azure CNI Overlay has to be private (RFC 1918 or RFC 6598).
#   Other space is not supported: the pods cannot reach the real owners of the
#   addresses, and traffic may leave the cluster under addresses of others.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay
# custom:
#   id: AKS424
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Choose a range of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or
#     100.64.0.0/10.
package rules.addressing.pod_range_not_private

import data.rules.lib.result

deny contains result.at(["network", "pod_cidrs"], message) if {
	input.network.ipam == "overlay"
	input.addressing.pod_range.private == false
	message := sprintf("the pod range %s is not all private address space", [concat(", ", input.network.pod_cidrs)])
}
