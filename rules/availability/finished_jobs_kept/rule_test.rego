package rules.availability.finished_jobs_kept_test

import data.rules.availability.finished_jobs_kept as rule

_job(ttl) := {"kube": {"workloads": [{"address": "Job shop/migrate", "kind": "Job", "application": true, "hook": false, "batch": {"ttl_seconds_after_finished": ttl}}]}}

_cron(limit) := {"kube": {"workloads": [{"address": "CronJob shop/report", "kind": "CronJob", "application": true, "hook": false, "batch": {"successful_jobs_history_limit": limit}}]}}

test_bad if {
	count(rule.deny) == 1 with input as _job(null)
	count(rule.deny) == 1 with input as _cron(50)
}

test_silent if {
	count(rule.deny) == 0 with input as _job(0)
	count(rule.deny) == 0 with input as _cron(null)
	count(rule.deny) == 0 with input as _cron(10)
	count(rule.deny) == 0 with input as json.remove(_job(null), ["kube/workloads/0/batch/ttl_seconds_after_finished"])
}
