# METADATA
# title: Deprecated field serviceAccount
# description: >-
#   The field serviceAccount is a deprecated name of serviceAccountName. Other
#   tools, and people, look at the new one only.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
# custom:
#   id: AKS155
#   severity: info
#   pillar: operations
#   remediation: >-
#     Write serviceAccountName.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [deprecated-service-account-field]
#     kubescape: [C-0294]
package rules.secrets.deprecated_service_account_field

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "service_account_deprecated"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.service_account_deprecated != null
	w.pod.service_account_deprecated != w.pod.service_account
	message := sprintf("%s names its service account by the deprecated field serviceAccount", [w.address])
}
