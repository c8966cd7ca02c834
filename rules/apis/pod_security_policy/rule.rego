# METADATA
# title: PodSecurityPolicy, which guards nothing any more
# description: >-
#   Kubernetes removed PodSecurityPolicy in 1.25. The object is refused, and
#   what it was meant to forbid is allowed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-psa
# custom:
#   id: AKS972
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Enforce a Pod Security Standard by a label of the namespace, or by Azure
#     Policy.
#   equivalents:
#     kubescape: [C-0068]
package rules.apis.pod_security_policy

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "kind"], message) if {
	some i, o in input.kube.objects
	o.group in {"policy", "extensions"}
	o.kind == "PodSecurityPolicy"
	message := sprintf("%s is of a kind that Kubernetes 1.25 removed", [o.address])
}
