# METADATA
# title: Probe asks a port by a name that does not exist
# description: >-
#   The probe names a port that the container does not declare, so that it fails
#   each time: the pod never becomes ready, or is restarted for ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: AKS705
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Declare the port under this name, or let the probe name one that is
#     declared.
#   equivalents:
#     kube_linter: [liveness-port, readiness-port, startup-port]
#   blind: >-
#     Ports by number: declaring them is a matter of documentation, and nothing
#     fails without it.
package rules.availability.probe_port_undeclared

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, field, "port"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	some field in ["readiness_probe", "liveness_probe", "startup_probe"]
	c[field].port_declared == false
	kind := split(field, "_")[0]
	message := sprintf(
		"the %s probe of container %q of %s asks port %q, which the container does not declare",
		[kind, c.name, w.address, c[field].port],
	)
}
