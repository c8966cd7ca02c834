# METADATA
# title: Pod writes names of its own into its hosts file
# description: >-
#   The addresses go around DNS: when the host behind a name moves, the pod
#   does not notice.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
# custom:
#   id: AKS833
#   severity: info
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Let DNS answer for the name, through a private zone or the configuration
#     of CoreDNS.
#   equivalents:
#     trivy: [KSV-0007]
package rules.podsecurity.host_aliases

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "host_aliases"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.host_aliases == true
	message := sprintf("%s adds entries to its hosts file", [w.address])
}
