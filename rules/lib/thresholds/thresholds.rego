# METADATA
# title: Numbers that rules compare with
# description: >-
#   What the thresholds of a configuration say, and what counts where they say
#   nothing. Their range and their description are in pkg/config.
package rules.lib.thresholds

# METADATA
# description: Nodes that the system pools have together at least.
default system_nodes := 2

system_nodes := data.akslint.thresholds.system_nodes

# METADATA
# description: Replicas that a workload of production keeps at least.
default replicas := 2

replicas := data.akslint.thresholds.replicas

# METADATA
# description: Per cent of a node subnet that stay free at maximum scale.
default subnet_headroom := 20

subnet_headroom := data.akslint.thresholds.subnet_headroom

# METADATA
# description: Past runs of a CronJob that are kept at most.
default finished_jobs := 10

finished_jobs := data.akslint.thresholds.finished_jobs

# METADATA
# description: >-
#   Seconds from which on the delay of a liveness probe asks for a startup probe.
default liveness_delay := 60

liveness_delay := data.akslint.thresholds.liveness_delay
