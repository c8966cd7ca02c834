# METADATA
# title: Service account that does not exist
# description: >-
#   Pods that name a service account which does not exist are not created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: AKS154
#   severity: low
#   pillar: reliability
#   remediation: >-
#     Add the service account, or correct the name.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [non-existent-service-account]
#     kubescape: [C-0307]
#   blind: >-
#     The rule speaks only when the files are declared complete.
package rules.secrets.service_account_missing

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "account_name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.account_found == false
	message := sprintf("%s runs as service account %q, which does not exist", [w.address, w.identity.account_name])
}
