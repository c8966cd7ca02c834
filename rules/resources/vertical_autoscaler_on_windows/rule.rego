# METADATA
# title: Vertical autoscaler of Windows pods
# description: >-
#   The vertical pod autoscaler of AKS does not support Windows containers: it
#   changes nothing there, or pods that cannot take the change.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/vertical-pod-autoscaler
# custom:
#   id: AKS768
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: Size Windows pods by hand.
package rules.resources.vertical_autoscaler_on_windows

import data.rules.lib.result

deny contains result.related(["kube", "vertical_autoscalers", i, "target_name"], message, [other]) if {
	some i, v in input.kube.vertical_autoscalers
	v.active == true
	k := v.target
	input.kube.workloads[k].pod.os == "windows"
	message := sprintf("%s drives %s, whose pods run Windows", [v.address, input.kube.workloads[k].address])
	other := result.at(["kube", "workloads", k, "pod", "os"], "the pods run Windows")
}
