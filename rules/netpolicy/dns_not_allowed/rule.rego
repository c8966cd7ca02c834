# METADATA
# title: Network policies keep pods from DNS
# description: >-
#   Policies limit what the pods may connect to, and none of them allows port
#   53 to the DNS of the cluster. The pods resolve no name, not even those of
#   Services.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS175
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add a policy that allows UDP and TCP port 53 to the pods k8s-app: kube-dns
#     in kube-system.
#   reads: [manifests]
#   blind: >-
#     Policies in other files: the rule speaks only when the manifests were
#     built as one whole or are declared complete. The address of the local DNS
#     of nodes is not asked for.
package rules.netpolicy.dns_not_allowed

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "isolation", "egress_policy"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.isolation.dns == false
	message := sprintf("%s limits what the pods of %s connect to, and no policy lets them ask the DNS of the cluster", [w.isolation.egress_policy_address, w.address])
}
