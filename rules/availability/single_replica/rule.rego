# METADATA
# title: Fewer than two replicas
# description: >-
#   One pod serves all requests, and no autoscaler adds more. Each drain of its
#   node, each eviction and each crash is an outage until another one is up.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
# custom:
#   id: AKS706
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   reads: [manifests]
#   remediation: >-
#     Run at least two replicas, better three, one for each zone, or let an
#     autoscaler keep at least two.
#   equivalents:
#     kube_linter: [minimum-three-replicas]
#     kube_score: [deployment-replicas]
#     polaris: [deploymentMissingReplicas]
#   blind: >-
#     An autoscaler that is not among the files. Workloads that are recreated
#     because they mount a claim are left out.
package rules.availability.single_replica

import data.rules.lib.result
import data.rules.lib.thresholds

deny contains result.at(["kube", "workloads", i, "replicas"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "StatefulSet"}
	w.autoscaled == false
	w.replicas >= 1
	w.replicas < thresholds.replicas
	not _one_at_a_time(w.strategy_type, w.claims)
	message := sprintf("%s runs %s", [w.address, _replicas(w.replicas)])
}

_replicas(1) := "one replica"

_replicas(n) := sprintf("%d of the %d replicas that are needed at least", [n, thresholds.replicas]) if n > 1

# A workload that replaces its pod by deleting it first, because only one may
# have the volume.
_one_at_a_time("Recreate", true)
