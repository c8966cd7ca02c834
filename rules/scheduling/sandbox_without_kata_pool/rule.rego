# METADATA
# title: Pods ask for a sandbox, and no pool has its runtime
# description: >-
#   A runtime class such as kata-vm-isolation runs pods in virtual
#   machines of their own. Only nodes of a pool with the workload runtime
#   for it can do so. Without such a pool the pods do not start. The
#   older name KataMshvVmIsolation of the runtime counts as well.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-pod-sandboxing
#   - ref: https://learn.microsoft.com/azure/aks/considerations-pod-sandboxing
# custom:
#   id: AKS919
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation:
#     terraform: >-
#       Add a pool with workload_runtime KataVmIsolation and a size that
#       can nest virtual machines, or take the runtime class away.
#     arm: >-
#       Add a pool with workloadRuntime KataVmIsolation and a size that
#       can nest virtual machines, or take the runtime class away.
#   blind: >-
#     Runtime classes of other names that use the same handler, and
#     runtimes that somebody installs on nodes by hand.
package rules.scheduling.sandbox_without_kata_pool

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "needs", "sandbox"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	is_string(w.needs.sandbox)
	w.needs.sandbox_pool == false
	message := sprintf("%s runs in runtime class %s, and no pool has a workload runtime for it", [w.address, w.needs.sandbox])
	places := _places
}

_places := array.slice([result.at(["pools", j, "workload_runtime"], sprintf("its workload runtime is %s", [p.workload_runtime])) | some j, p in input.pools], 0, 4)
