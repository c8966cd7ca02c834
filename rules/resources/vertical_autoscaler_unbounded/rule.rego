# METADATA
# title: Vertical autoscaler without a ceiling
# description: >-
#   The vertical autoscaler raises requests as far as it thinks fit. Without a
#   ceiling it may ask for more than any node has, and the pods it restarts are
#   then never placed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/vertical-pod-autoscaler
# custom:
#   id: AKS769
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: State what it may ask for at most.
package rules.resources.vertical_autoscaler_unbounded

import data.rules.lib.result

deny contains result.at(["kube", "vertical_autoscalers", i, "bounded"], message) if {
	some i, v in input.kube.vertical_autoscalers
	v.system == false
	v.active == true
	v.bounded == false
	message := sprintf("%s has no ceiling", [v.address])
}
