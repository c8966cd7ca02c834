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

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "effective", field], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.os == "windows"
	some j, c in w.pod.containers
	c.role in {"regular", "sidecar"}
	some field in ["cpu_limit", "memory_limit"]
	c.effective[field] == null
	message := sprintf("Windows container %q of %s has no limit of %s", [c.name, w.address, split(field, "_")[0]])
}
