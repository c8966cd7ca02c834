# METADATA
# title: Namespace sends traffic that no policy names
# description: >-
#   Pods may connect to anything until a policy selects them: to other
#   namespaces, to the network around the cluster, to the internet. A program
#   that was broken into can send out what it finds.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS177
#   severity: low
#   pillar: security
#   remediation: >-
#     Add a NetworkPolicy with podSelector: {} and policyTypes [Egress], and
#     allow DNS and what is needed by others.
#   reads: [manifests]
#   equivalents:
#     kubescape: [C-0030]
#   blind: >-
#     Policies in other files, and AdminNetworkPolicy objects. Namespaces where
#     only Jobs run are passed over.
package rules.netpolicy.namespace_without_egress_deny

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "denies_egress"], message) if {
	some i, namespace in input.kube.namespaces
	namespace.of_system == false
	namespace.resident != null
	namespace.denies_egress == false
	message := sprintf("no network policy closes namespace %q to outgoing traffic by default", [namespace.name])
}
