# METADATA
# title: Probe or hook calls another host
# description: >-
#   The kubelet makes the call, from the network of the node: the pod reaches
#   through it what network policies keep it from. Baseline refuses it from
#   Kubernetes 1.34 on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: AKS828
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Leave host out of httpGet and tcpSocket; the kubelet then calls the pod
#     itself.
package rules.podsecurity.probe_names_host

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "handler_host"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.handler_host != null
	message := sprintf("container %q of %s lets the kubelet call %s", [c.name, w.address, c.handler_host])
}
