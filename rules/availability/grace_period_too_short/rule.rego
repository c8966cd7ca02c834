# METADATA
# title: No time to end in order
# description: >-
#   A pod that is told to end gets no time for it: its period of grace is zero,
#   or is used up by the pause before the signal. Requests and writes that are
#   under way are cut off.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
# custom:
#   id: AKS719
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the period of grace be longer than the pause before the signal and the
#     time the process takes to end.
package rules.availability.grace_period_too_short

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "termination_grace_seconds"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.long_running == true
	w.pod.termination_grace_seconds == 0
	message := sprintf("the pods of %s are ended without any time of grace", [w.address])
}

deny contains result.related(["kube", "workloads", i, "pod", "containers", j, "pre_stop", "sleep_seconds"], message, [other]) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.termination_grace_seconds > 0
	some j, c in w.pod.containers
	is_number(c.pre_stop.sleep_seconds)
	c.pre_stop.sleep_seconds >= w.pod.termination_grace_seconds
	message := sprintf(
		"container %q of %s sleeps %d seconds before it is told to end, and has %d seconds for all of it",
		[c.name, w.address, c.pre_stop.sleep_seconds, w.pod.termination_grace_seconds],
	)
	other := result.at(["kube", "workloads", i, "pod", "termination_grace_seconds"], "the period of grace")
}
