# METADATA
# title: Cilium policy by host or request without the service for it
# description: >-
#   The Cilium of AKS enforces rules on hosts (toFQDNs) only with the security
#   features of Advanced Container Networking Services, and rules on HTTP or
#   Kafka only when their advanced network policies are set to L7. Else such a
#   policy does not do what it says. Rules on HTTP do not work together with
#   the Istio add-on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/how-to-apply-fqdn-filtering-policies
#   - ref: https://learn.microsoft.com/azure/aks/how-to-apply-l7-policies
# custom:
#   id: AKS173
#   severity: high
#   pillar: security
#   remediation:
#     terraform: >-
#       Set security_enabled = true in an advanced_networking block; for rules on
#       HTTP set the level of these policies to L7 through azapi.
#     arm: >-
#       Set networkProfile.advancedNetworking.enabled and security.enabled to
#       true, and security.advancedNetworkPolicies to L7 for rules on HTTP.
#   reads: [cluster, manifests]
#   blind: >-
#     Of several policies the first is told.
package rules.netpolicy.cilium_policy_beyond_ports

import data.rules.lib.result

deny contains result.related(["kube", "isolation", "fqdn"], message, places) if {
	isolation := input.kube.isolation
	isolation.fqdn != null
	isolation.own_engine == false
	input.network.data_plane == "cilium"
	input.network.policies_beyond_ports == "none"
	first := input.kube.network_policies[isolation.fqdn].address
	message := sprintf("%s has rules for hosts, and the security features of Advanced Container Networking Services are off", [first])
	places := [result.at(["network", "policies_beyond_ports"], "the security features are off")]
}

deny contains result.related(["kube", "isolation", "layer_7"], message, places) if {
	isolation := input.kube.isolation
	isolation.layer_7 != null
	isolation.own_engine == false
	input.network.data_plane == "cilium"
	input.network.policies_beyond_ports != "l7"
	first := input.kube.network_policies[isolation.layer_7].address
	message := sprintf("%s has rules for HTTP or Kafka, and advanced network policies of the cluster are %s", [first, input.network.policies_beyond_ports])
	places := [result.at(["network", "policies_beyond_ports"], "not l7")]
}

deny contains result.related(["kube", "isolation", "layer_7"], message, places) if {
	isolation := input.kube.isolation
	isolation.layer_7 != null
	isolation.own_engine == false
	input.network.data_plane == "cilium"
	input.network.policies_beyond_ports == "l7"
	input.addons.service_mesh == true
	first := input.kube.network_policies[isolation.layer_7].address
	message := sprintf("%s has rules for HTTP or Kafka, which do not work together with the Istio add-on", [first])
	places := [result.at(["addons", "service_mesh"], "the Istio add-on is on")]
}
