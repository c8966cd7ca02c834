# METADATA
# title: Windows container without limits
# description: >-
#   Windows does not end a process when memory runs short: it pages to disk, and
#   the node slows down with everything on it until it fails. Only limits on
#   every container keep that from happening.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/windows-best-practices
# custom:
#   id: AKS775
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Limit processor and memory of every Windows container.
#   equivalents:
#     azure_policy: [WindowsContainerResourceLimits]
#   blind: A LimitRange that is not among the files.
package rules.resources.windows_container_without_limits

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", lacks.at], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.os == "windows"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	lacks := _lacks(c.effective.cpu_limit, c.effective.memory_limit)
	message := sprintf("Windows container %q of %s has no limit of %s", [c.name, w.address, lacks.what])
}

_lacks(null, memory) := {"at": "cpu_limit", "what": "processor"} if memory != null

_lacks(cpu, null) := {"at": "memory_limit", "what": "memory"} if cpu != null

_lacks(null, null) := {"at": "cpu_limit", "what": "processor and memory"}
