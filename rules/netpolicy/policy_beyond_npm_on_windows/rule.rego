# METADATA
# title: Network policy uses what Azure Network Policy Manager lacks on Windows
# description: >-
#   On Windows nodes Azure Network Policy Manager knows neither named ports
#   nor SCTP, neither conditions that leave labels out nor ranges that are
#   left out of a range. A policy for Windows pods that uses one of them lets
#   through something else than it says.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-network-policies
# custom:
#   id: AKS512
#   severity: medium
#   pillar: security
#   remediation:
#     terraform: >-
#       Write the policy without them, or set network_policy to calico in
#       network_profile.
#     arm: >-
#       Write the policy without them, or set networkPolicy to calico in
#       networkProfile.
#   reads: [cluster, manifests]
#   blind: >-
#     Pods whose manifests do not say that they run Windows. One finding
#     names the first feature of a policy.
package rules.netpolicy.policy_beyond_npm_on_windows

import data.rules.lib.result

deny contains result.related(["kube", "network_policies", i, "npm_lacks"], message, places) if {
	input.network.policy == "azure"
	some i, policy in input.kube.network_policies
	policy.application == true
	is_string(policy.npm_lacks)
	is_number(policy.windows_workload)
	w := input.kube.workloads[policy.windows_workload]
	message := sprintf("%s uses %s, which Azure Network Policy Manager does not do for the Windows pods of %s", [policy.address, policy.npm_lacks, w.address])
	places := [result.at(["network", "policy"], "the policy engine"), result.at(["kube", "workloads", policy.windows_workload, "pod", "os"], "its pods run Windows")]
}
