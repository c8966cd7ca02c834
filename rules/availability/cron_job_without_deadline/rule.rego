# METADATA
# title: CronJob without a deadline for its start
# description: >-
#   Without a deadline the controller counts every run that was missed, and
#   gives up for good after a hundred. With one below ten seconds it may never
#   start a run, since it looks only that often.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
# custom:
#   id: AKS723
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Give the CronJob a deadline for its start that is longer than ten seconds
#     and shorter than the time between two runs.
#   equivalents:
#     kube_score: [cronjob-has-deadline]
package rules.availability.cron_job_without_deadline

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "batch", "starting_deadline_seconds"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "CronJob"
	w.batch.starting_deadline_seconds == null
	message := sprintf("%s has no deadline for its start", [w.address])
}

deny contains result.at(["kube", "workloads", i, "batch", "starting_deadline_seconds"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind == "CronJob"
	is_number(w.batch.starting_deadline_seconds)
	w.batch.starting_deadline_seconds < 10
	message := sprintf("the deadline for the start of %s is %d seconds", [w.address, w.batch.starting_deadline_seconds])
}
