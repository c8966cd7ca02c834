# METADATA
# title: Label of workload identity is not where the webhook looks
# description: >-
#   The webhook of workload identity looks at the labels of the pod, and only
#   at the text true. A label on the workload itself, or one that YAML reads
#   as a boolean, gives the pods no token.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS133
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Put the label azure.workload.identity/use with the quoted value "true"
#     into the labels of the pod template.
#   reads: [manifests]
package rules.secrets.workload_identity_label_misplaced

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "use_label_misplaced"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.use_label_misplaced == true
	message := sprintf("%s carries the label azure.workload.identity/use itself, and its pods do not", [w.address])
}

deny contains result.at(["kube", "workloads", i, "identity", "use_label"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.use_label_is_text == false
	message := sprintf("the label azure.workload.identity/use of the pods of %s is no text, which Kubernetes refuses", [w.address])
}

deny contains result.at(["kube", "workloads", i, "identity", "use_label"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.use_label_is_text == true
	not w.identity.use_label in {"true", "false"}
	message := sprintf("the label azure.workload.identity/use of the pods of %s is %q, and only \"true\" counts", [w.address, w.identity.use_label])
}
