# METADATA
# title: Liveness and readiness probe are the same
# description: >-
#   Both probes ask the same and give up at the same time. When a dependency
#   fails, the pod is not only taken out of service but restarted as well, and
#   all of its replicas with it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
# custom:
#   id: AKS703
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the liveness probe ask for less than the readiness probe, or let it
#     fail more often before it acts.
#   equivalents:
#     kube_score: [pod-probes-identical]
#   blind: Whether two different paths do the same.
package rules.availability.probes_identical

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod", "containers", j, "liveness_probe", "handler"], message, [other]) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.liveness_probe.handler != null
	c.liveness_probe.handler == c.readiness_probe.handler
	c.liveness_probe.period_seconds == c.readiness_probe.period_seconds
	c.liveness_probe.timeout_seconds == c.readiness_probe.timeout_seconds
	c.liveness_probe.failure_threshold == c.readiness_probe.failure_threshold
	message := sprintf("liveness and readiness probe of container %q of %s ask the same and give up at the same time", [c.name, w.address])
	other := result.at(["kube", "workloads", i, "pod", "containers", j, "readiness_probe", "handler"], "the readiness probe")
}
