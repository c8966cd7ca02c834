# METADATA
# title: Slow start bridged by a delay of the liveness probe
# description: >-
#   The liveness probe waits a minute or more before it begins. That is too
#   short on a slow day and too long on any other: a container that hangs right
#   after its start is left alone all that time.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
# custom:
#   id: AKS704
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the container a startup probe and drop the delay: the liveness probe
#     begins when the startup probe has succeeded.
package rules.availability.slow_start_without_startup_probe

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "liveness_probe", "initial_delay_seconds"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.liveness_probe.initial_delay_seconds >= thresholds.liveness_delay
	c.startup_probe.written == false
	message := sprintf(
		"the liveness probe of container %q of %s waits %d seconds, and there is no startup probe",
		[c.name, w.address, c.liveness_probe.initial_delay_seconds],
	)
}
