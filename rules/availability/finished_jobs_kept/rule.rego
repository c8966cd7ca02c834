# METADATA
# title: Finished Jobs are kept
# description: >-
#   Finished Jobs and their pods stay until somebody deletes them. They fill the
#   API server and slow down all that lists pods; in a large cluster that hurts
#   everybody.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
# custom:
#   id: AKS724
#   severity: low
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Let finished Jobs be removed after a while, and keep no more than ten of
#     the past runs.
#   equivalents:
#     kube_linter: [job-ttl-seconds-after-finished]
#   blind: >-
#     Jobs that a chart runs as hooks, which the chart removes, and Jobs that a
#     pipeline deletes.
package rules.availability.finished_jobs_kept

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["kube", "workloads", i, "batch", "ttl_seconds_after_finished"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "Job"
	w.hook == false
	w.batch.ttl_seconds_after_finished == null
	message := sprintf("%s is kept for ever when it has finished", [w.address])
}

deny contains result.at(["kube", "workloads", i, "batch", field], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "CronJob"
	some field in ["successful_jobs_history_limit", "failed_jobs_history_limit"]
	is_number(w.batch[field])
	w.batch[field] > thresholds.finished_jobs
	message := sprintf("%s keeps %d of its runs", [w.address, w.batch[field]])
}
