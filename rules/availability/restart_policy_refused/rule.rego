# METADATA
# title: Restart policy that its kind does not allow
# description: >-
#   Jobs have to say whether their containers are restarted on failure or never;
#   what makes pods that run on takes nothing but Always. The API server refuses
#   any other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
# custom:
#   id: AKS722
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Choose Never or OnFailure for Jobs, and Always for what runs on.
#   equivalents:
#     kube_linter: [restart-policy]
#     kube_score: [cronjob-restartpolicy]
package rules.availability.restart_policy_refused

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "restart_policy"], message) if {
	some i, w in input.kube.workloads
	w.kind in {"Job", "CronJob"}
	w.pod.restart_policy == null
	message := sprintf("%s states no restart policy, and the default is not for a %s", [w.address, w.kind])
}

deny contains result.at(["kube", "workloads", i, "pod", "restart_policy"], message) if {
	some i, w in input.kube.workloads
	w.kind in {"Job", "CronJob"}
	w.pod.restart_policy == "Always"
	message := sprintf("%s has the restart policy Always, which is not for a %s", [w.address, w.kind])
}

deny contains result.at(["kube", "workloads", i, "pod", "restart_policy"], message) if {
	some i, w in input.kube.workloads
	w.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"}
	w.pod.restart_policy in {"Never", "OnFailure"}
	message := sprintf("%s has the restart policy %s, which is not for a %s", [w.address, w.pod.restart_policy, w.kind])
}
