# METADATA
# title: Two autoscalers drive one workload
# description: >-
#   A ScaledObject of KEDA makes a HorizontalPodAutoscaler of its own. With
#   another one, or a second ScaledObject, for the same workload, each sets the
#   number of replicas the other has just changed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/keda-about
#   - ref: https://keda.sh/docs/latest/reference/scaledobject-spec/
# custom:
#   id: AKS764
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Keep one autoscaler for each workload, with all metrics in it, or let the
#     ScaledObject take the other one over.
package rules.resources.autoscalers_compete

import data.rules.lib.result

deny contains result.related(["kube", "autoscalers", i, "target_name"], message, [other]) if {
	some i, a in input.kube.autoscalers
	k := a.rival
	k > i
	message := sprintf("%s and %s both drive %s %q", [a.address, input.kube.autoscalers[k].address, a.target_kind, a.target_name])
	other := result.at(["kube", "autoscalers", k, "target_name"], "the other autoscaler")
}
