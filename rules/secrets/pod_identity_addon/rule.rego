# METADATA
# title: Add-on for pod-managed identity
# description: >-
#   The add-on for pod-managed identity was deprecated in 2022, and its
#   support ended in September 2025. It gets no fixes any more, and every pod
#   of a node could reach the identities it hands out.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
# custom:
#   id: AKS184
#   severity: high
#   pillar: security
#   remediation: >-
#     Move the pods to workload identity, and switch the add-on off.
package rules.secrets.pod_identity_addon

import data.rules.lib.result

deny contains result.at(["identity", "pod_identity"], message) if {
	input.identity.pod_identity == true
	message := sprintf("cluster %q runs the add-on for pod-managed identity, which is retired", [input.name])
}
