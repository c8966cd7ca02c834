# METADATA
# title: Volume of type gitRepo
# description: >-
#   Kubernetes has deprecated gitRepo volumes and switches them off from 1.33
#   on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: AKS977
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Clone in an init container into an emptyDir.
#   equivalents:
#     trivy: [KSV-0028]
package rules.apis.git_repo_volume

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, volume in w.pod.volumes
	volume.kind == "gitRepo"
	message := sprintf("%s mounts a volume of type gitRepo", [w.address])
}
