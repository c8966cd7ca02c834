# METADATA
# title: No pool has the graphics processor that pods ask for
# description: >-
#   A pod that asks for nvidia.com/gpu or amd.com/gpu runs only on machines
#   that have processors of that vendor. Without such a pool it stays Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-nvidia-gpu
#   - ref: https://learn.microsoft.com/azure/aks/use-amd-gpus
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-gpu
# custom:
#   id: AKS905
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Add a pool of a size with graphics processors of that vendor, or drop
#     the resource.
#   blind: >-
#     Labels that others than the node pool put on nodes (kubectl, operators),
#     nodes that node auto-provisioning adds, admission webhooks that change
#     pods, and tolerations or selectors that a namespace adds which is not
#     among the files. Pools may be declared elsewhere: unless the files are
#     declared complete the check stays open.
package rules.scheduling.no_pool_with_gpu

import data.rules.lib.placement
import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "scheduling", "gpu"], message, placement.places(w.placement.out)) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind != "DaemonSet"
	is_string(w.scheduling.gpu)
	w.placement.cause == "gpu"
	message := sprintf("no pool has the graphics processor that %s asks for: %s", [w.address, w.placement.out_text])
}
