# METADATA
# title: Environment variable written twice
# description: >-
#   Of two variables of one name in a container the last one counts, and tools
#   that merge manifests may drop either.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
# custom:
#   id: AKS158
#   severity: low
#   pillar: operations
#   remediation: >-
#     Remove the one that is not meant.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [duplicate-env-var]
#     kube_score: [environment-variable-key-duplication]
#     kubescape: [C-0295]
package rules.secrets.duplicate_variable

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "env", k, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, container in w.pod.containers
	some k, variable in container.env
	variable.repeats != null
	message := sprintf("container %q of %s has variable %s more than once", [container.name, w.address, variable.name])
}
