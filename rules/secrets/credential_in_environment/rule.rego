# METADATA
# title: Credential in an environment variable
# description: >-
#   A password, a key or a connection string that is written as the value of a
#   variable stands in the files and their history, in every description of
#   the pod and in many crash reports.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-security
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS148
#   severity: high
#   pillar: security
#   remediation: >-
#     Sign in by workload identity where the service allows it; else take the
#     value from Key Vault through the Secrets Store driver. Replace the value
#     that was written.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [env-var-secret]
#     kubescape: [C-0012]
#     polaris: [sensitiveContainerEnvVar]
#   blind: >-
#     Credentials in variables with plain names and no telling form. A value
#     that is the name of its variable, or a word such as password or test, is
#     taken for a placeholder.
package rules.secrets.credential_in_environment

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "env", k, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, container in w.pod.containers
	some k, variable in container.env
	variable.credential == true
	message := sprintf("variable %s of container %q of %s holds a credential as it is", [variable.name, container.name, w.address])
}
