# METADATA
# title: Two autoscalers act on the same resource
# description: >-
#   One autoscaler adds pods when a resource is used more than its request, the
#   other raises the request of the same resource. Each undoes what the other
#   does, and the number of pods swings.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/vertical-pod-autoscaler
# custom:
#   id: AKS763
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the vertical autoscaler leave this resource alone, or only advise; or
#     scale out by something else.
package rules.resources.vertical_and_horizontal_autoscaler

import data.rules.lib.result

deny contains result.related(["kube", "vertical_autoscalers", i, "clash"], message, [other]) if {
	some i, v in input.kube.vertical_autoscalers
	k := v.clash
	is_number(k)
	message := sprintf("%s sets %s of what %s scales by it", [v.address, v.clash_resource, input.kube.autoscalers[k].address])
	other := result.at(["kube", "autoscalers", k], "the other autoscaler")
}
