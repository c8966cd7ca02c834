# METADATA
# title: KEDA trigger reads a connection string
# description: >-
#   The trigger takes a connection string out of an environment variable of the
#   workload: a secret that lasts, that whoever may read the pod can read, and
#   that somebody has to rotate.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/keda-workload-identity
# custom:
#   id: AKS767
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Let the trigger name an authentication that uses workload identity.
package rules.resources.keda_connection_string

import data.rules.lib.result

deny contains result.at(["kube", "autoscalers", i, "metrics", j, "connection_string"], message) if {
	some i, a in input.kube.autoscalers
	a.kind == "ScaledObject"
	some j, m in a.metrics
	m.connection_string == true
	m.authentication == false
	startswith(m.type, "azure-")
	message := sprintf("the trigger %s of %s reads a connection string", [m.type, a.address])
}
