# METADATA
# title: Kubernetes dashboard deployed by hand
# description: >-
#   The dashboard is a way into the cluster beside the portal, and was the way
#   in of known break-ins. Upstream has archived it, and the portal shows the
#   same resources.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-security
# custom:
#   id: AKS835
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Take the dashboard out, and use the resource view of the portal.
#   equivalents:
#     checkov: [CKV_K8S_33]
#     kubescape: [C-0014]
package rules.podsecurity.kubernetes_dashboard

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	is_string(c.repository)
	regex.match(`(^|/)(kubernetes-dashboard(-amd64)?|kubernetesui/dashboard(-api|-auth|-web)?)$`, c.repository)
	message := sprintf("%s runs the Kubernetes dashboard", [w.address])
}
