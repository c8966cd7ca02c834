# METADATA
# title: Graphics processors are offered in another way than pods ask for
# description: >-
#   Nodes offer whole graphics processors as nvidia.com/gpu, and slices of
#   them as nvidia.com/gpu too or as nvidia.com/mig-1g.10gb and the like: the
#   pool says how the processors are cut, and the device plugin how slices
#   are called. Pods that ask for what no node offers stay Pending. Without a
#   driver nodes offer nothing.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/gpu-multi-instance
#   - ref: https://learn.microsoft.com/azure/aks/use-nvidia-gpu
# custom:
#   id: AKS929
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Ask for what the nodes offer, or add a pool with the gpu_instance
#       that is asked for. A pool with gpu_driver None needs the GPU
#       operator.
#     arm: >-
#       Ask for what the nodes offer, or add a pool with the
#       gpuInstanceProfile that is asked for. A pool whose gpuProfile.driver
#       is None needs the GPU operator.
#   reads: [cluster, manifests]
#   blind: >-
#     How the device plugin is set where it is not among the manifests, and
#     by a ConfigMap; the memory of a slice; DirectX and processors of AMD.
#     That slices or a driver are missing is said only when the files are
#     complete: the GPU operator may bring both.
package rules.scheduling.gpu_resource_not_offered

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "needs", "gpu_lacks"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.needs.gpu_offered == false
	message := sprintf("%s asks for %s, and no node offers it: %s", [w.address, w.needs.gpu_lacks, w.needs.gpu_text])
	places := [result.at(["pools", w.needs.gpu_pool, _field(input.pools[w.needs.gpu_pool])], "the pool that could take it")]
}

_field(pool) := "gpu_driver" if pool.gpu_driver == "None"

_field(pool) := "gpu_instance" if pool.gpu_driver != "None"
