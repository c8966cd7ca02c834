# METADATA
# title: Autoscaler scales down at once
# description: >-
#   The autoscaler removes pods as soon as the load drops, and has to make them
#   anew when it comes back a moment later. By default it waits five minutes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   id: AKS774
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Leave the window for scaling down at its default, or choose one that
#     outlasts the pauses of the load.
package rules.resources.scale_down_at_once

import data.rules.lib.result

deny contains result.at(["kube", "autoscalers", i, "scale_down_stabilization_seconds"], message) if {
	some i, a in input.kube.autoscalers
	a.system == false
	a.scale_down_stabilization_seconds == 0
	message := sprintf("%s scales down without waiting", [a.address])
}
