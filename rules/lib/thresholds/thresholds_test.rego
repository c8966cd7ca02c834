package rules.lib.thresholds_test

import data.rules.lib.thresholds

test_what_counts_where_nothing_is_said if {
	thresholds.system_nodes == 2
	thresholds.replicas == 2
	thresholds.subnet_headroom == 20
	thresholds.finished_jobs == 10
	thresholds.liveness_delay == 60
}

test_what_is_said_counts if {
	thresholds.system_nodes == 3 with data.akslint.thresholds as {"system_nodes": 3}
	thresholds.replicas == 2 with data.akslint.thresholds as {"system_nodes": 3}
}
