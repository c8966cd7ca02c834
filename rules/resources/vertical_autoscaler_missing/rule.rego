# METADATA
# title: Vertical autoscalers without what acts on them
# description: >-
#   The manifests hold vertical autoscalers, but the add-on is off and nothing
#   among the files installs it. The objects are refused, or nothing acts on
#   them, and requests stay as they are.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/vertical-pod-autoscaler
# custom:
#   id: AKS777
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Turn the add-on for vertical pod autoscaling on, or install it together
#     with the manifests.
#   blind: >-
#     What is installed by other means than the files. Unless they are marked
#     complete the check stays open.
package rules.resources.vertical_autoscaler_missing

import data.rules.lib.result

deny contains result.related(["kube", "scaling", "vpa"], message, [other]) if {
	input.kube.scaling.vpa.needed == true
	input.kube.scaling.vpa.present == false
	message := sprintf("cluster %q has nothing that acts on %s", [input.name, input.kube.scaling.vpa.address])
	other := result.at(["addons", "vpa"], "the add-on is off")
}
