package rules.availability.cron_job_without_deadline_test

import data.rules.availability.cron_job_without_deadline as rule

_input(kind, deadline) := {"kube": {"workloads": [{"address": "CronJob shop/report", "kind": kind, "application": true, "batch": {"starting_deadline_seconds": deadline}}]}}

test_bad if {
	count(rule.deny) == 1 with input as _input("CronJob", null)
	count(rule.deny) == 1 with input as _input("CronJob", 5)
}

test_silent if {
	count(rule.deny) == 0 with input as _input("CronJob", 600)
	count(rule.deny) == 0 with input as _input("Job", null)
	count(rule.deny) == 0 with input as {"kube": {"workloads": [{"kind": "CronJob", "application": true, "batch": {}}]}}
}
