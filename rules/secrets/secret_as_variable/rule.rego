# METADATA
# title: Secret as an environment variable
# description: >-
#   A variable is a copy made when the container starts: it does not follow
#   when the Secret is rotated, child processes inherit it, and crash reports
#   often print it. A file does neither.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: AKS151
#   severity: low
#   pillar: security
#   remediation: >-
#     Mount the Secret as a volume, and read the file.
#   reads: [manifests]
#   equivalents:
#     checkov: [CKV_K8S_35]
#     kube_linter: [read-secret-from-env-var]
#     kubescape: [C-0207]
package rules.secrets.secret_as_variable

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, container in w.pod.containers
	_takes_secret(container)
	message := sprintf("container %q of %s takes a Secret as an environment variable", [container.name, w.address])
}

_takes_secret(container) if {
	some variable in container.env
	variable.secret_name != null
}

_takes_secret(container) if {
	some source in container.env_from
	source.secret_name != null
}
