# METADATA
# title: Credential in a command or its arguments
# description: >-
#   What is written into the command of a container stands in the files and
#   their history, in every description of the pod and in the list of
#   processes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-security
# custom:
#   id: AKS149
#   severity: high
#   pillar: security
#   remediation: >-
#     Sign in by workload identity where the service allows it; else let the
#     program read the value from a file or a variable that comes from Key
#     Vault. Replace the value that was written.
#   reads: [manifests]
#   equivalents:
#     kubescape: [C-0012]
package rules.secrets.credential_in_arguments

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, container in w.pod.containers
	container.credential_in_arguments == true
	message := sprintf("the command of container %q of %s holds a credential as it is", [container.name, w.address])
}
