# METADATA
# title: Proxy of the migration to workload identity
# description: >-
#   The sidecar that answers requests to the instance metadata endpoint is a
#   bridge for programs with an old Azure library. It is meant for the
#   migration only, and does not run on Windows.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-migrate-from-pod-identity
# custom:
#   id: AKS138
#   severity: medium
#   pillar: operations
#   remediation: >-
#     Update the Azure library of the program, and remove the annotation.
#   reads: [manifests]
package rules.secrets.migration_proxy_left

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "identity", "proxy_sidecar"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.proxy_sidecar == true
	message := sprintf("%s asks for the proxy sidecar of the migration to workload identity", [w.address])
}
