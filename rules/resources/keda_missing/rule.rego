# METADATA
# title: Objects of KEDA without KEDA
# description: >-
#   The manifests hold objects of KEDA, but the add-on is off and nothing among
#   the files installs it. The objects are refused, or nothing acts on them, and
#   the workloads are not scaled.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/keda-about
# custom:
#   id: AKS776
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Turn the KEDA add-on on, or install KEDA together with the manifests.
#   blind: >-
#     What is installed by other means than the files. Unless they are marked
#     complete the check stays open.
package rules.resources.keda_missing

import data.rules.lib.result

deny contains result.related(["kube", "scaling", "keda"], message, [other]) if {
	input.kube.scaling.keda.needed == true
	input.kube.scaling.keda.present == false
	message := sprintf("cluster %q has nothing that acts on %s", [input.name, input.kube.scaling.keda.address])
	other := result.at(["addons", "keda"], "the add-on is off")
}
