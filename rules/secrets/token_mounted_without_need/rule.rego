# METADATA
# title: Token for the Kubernetes API that nothing uses
# description: >-
#   Kubernetes mounts a token of the service account into every container
#   unless it is told not to. The account has no rights here, so the program
#   does not need it; whoever breaks in can ask the API server as the account
#   all the same. Workload identity brings a token of its own.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# custom:
#   id: AKS152
#   severity: low
#   pillar: security
#   remediation: >-
#     Set automountServiceAccountToken: false in the pod or in the service
#     account.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [BlockAutomountToken, MutateMountServiceAccountToken]
#     checkov: [CKV_K8S_38]
#     kubescape: [C-0034, C-0190, C-0261, C-0053]
#     polaris: [automountServiceAccountToken]
#     trivy: [KSV-0036]
#   blind: >-
#     Rights that are bound in other files. A service account of a name of its
#     own is passed over where its bundle may lack the binding.
package rules.secrets.token_mounted_without_need

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "automount_token"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.token_mounted == true
	w.identity.granted == false
	message := sprintf("the token of service account %q is mounted into %s, and no binding gives it rights", [w.identity.account_name, w.address])
}
