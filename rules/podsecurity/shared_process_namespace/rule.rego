# METADATA
# title: Containers of a pod see each other's processes
# description: >-
#   Each container reads the environment and, through /proc, the files of the
#   others, secrets included.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# custom:
#   id: AKS834
#   severity: low
#   pillar: security
#   reads: [manifests]
#   remediation: Leave shareProcessNamespace out, or keep it for debugging.
package rules.podsecurity.shared_process_namespace

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "share_process_namespace"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.share_process_namespace == true
	message := sprintf("the containers of %s see each other's processes", [w.address])
}
