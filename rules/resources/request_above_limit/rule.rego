# METADATA
# title: Request above its limit
# description: >-
#   A container asks for more than it is allowed to take. The API server refuses
#   such a pod; deployment safeguards cut the request down instead.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS755
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Lower the request, or raise the limit.
package rules.resources.request_above_limit

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "mistaken", "above_limit"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	c.mistaken.above_limit != null
	message := sprintf("container %q of %s: %s", [c.name, w.address, c.mistaken.above_limit])
}
