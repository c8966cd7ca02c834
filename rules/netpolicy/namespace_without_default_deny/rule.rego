# METADATA
# title: Namespace takes traffic that no policy names
# description: >-
#   Pods take connections from everywhere in the cluster until a policy
#   selects them. With a policy that selects all pods and allows nothing,
#   whatever is added later starts closed, and every way in is written down.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/network-policy-best-practices
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: AKS176
#   severity: medium
#   pillar: security
#   remediation: >-
#     Add a NetworkPolicy with podSelector: {} and policyTypes [Ingress], and
#     allow what is needed by others.
#   reads: [manifests]
#   equivalents:
#     kubescape: [C-0049, C-0054, C-0206]
#   blind: >-
#     Policies in other files, and AdminNetworkPolicy objects. Namespaces where
#     only Jobs run are passed over.
package rules.netpolicy.namespace_without_default_deny

import data.rules.lib.result

deny contains result.at(["kube", "namespaces", i, "denies_ingress"], message) if {
	some i, namespace in input.kube.namespaces
	namespace.of_system == false
	namespace.resident != null
	namespace.denies_ingress == false
	message := sprintf("no network policy closes namespace %q to incoming traffic by default", [namespace.name])
}
