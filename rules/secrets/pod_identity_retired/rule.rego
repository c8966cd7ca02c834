# METADATA
# title: Pod-managed identity
# description: >-
#   Pod-managed identity was deprecated in 2022 and its add-on for AKS lost
#   support in September 2025. It gets no fixes any more, and every pod of a
#   node could reach the identities it hands out.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
# custom:
#   id: AKS139
#   severity: high
#   pillar: security
#   remediation: >-
#     Move to workload identity: a service account with the client id, the label
#     on the pods, and a federated credential.
#   reads: [manifests]
package rules.secrets.pod_identity_retired

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "name"], message) if {
	some i, object in input.kube.objects
	object.group == "aadpodidentity.k8s.io"
	message := sprintf("%s belongs to pod-managed identity, which is retired", [object.address])
}

deny contains result.at(["kube", "workloads", i, "identity", "pod_identity_label"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.pod_identity_label != null
	message := sprintf("%s takes an identity by the label aadpodidbinding, which is retired", [w.address])
}

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	some j, container in w.pod.containers
	container.pod_identity_component == true
	message := sprintf("%s runs a component of pod-managed identity, which is retired", [w.address])
}
