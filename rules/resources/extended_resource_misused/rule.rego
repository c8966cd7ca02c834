# METADATA
# title: Device asked for in a way that is refused
# description: >-
#   Devices such as graphics processors are asked for by their limit, in whole
#   numbers; a request besides has to be the same. Anything else the API server
#   refuses.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-nvidia-gpu
#   - ref: https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/
# custom:
#   id: AKS757
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Write the limit, in whole numbers, and leave the request out.
package rules.resources.extended_resource_misused

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "mistaken", "extended"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	c.mistaken.extended != null
	message := sprintf("container %q of %s: %s", [c.name, w.address, c.mistaken.extended])
}
