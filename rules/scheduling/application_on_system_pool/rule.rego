# METADATA
# title: Application placed on system pools
# description: >-
#   System pools run what the cluster itself needs, such as DNS and the
#   metrics server. Applications beside them take their memory and processors,
#   and an application that fails can take the cluster down with it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
# custom:
#   id: AKS913
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Place applications on user pools.
#   blind: >-
#     Agents of the cluster in namespaces of their own.
package rules.scheduling.application_on_system_pool

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "system_mode"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	w.scheduling.system_mode == true
	message := sprintf("%s requires nodes of system pools", [w.address])
}
