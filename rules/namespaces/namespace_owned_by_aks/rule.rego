# METADATA
# title: Workload in a namespace that AKS owns
# description: >-
#   AKS may change or remove what lies there at an upgrade, its support does
#   not cover it, and the add-ons for policy and monitoring leave the
#   namespace out.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/support-policies
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS851
#   severity: medium
#   pillar: reliability
#   dated: namespaces
#   reads: [manifests]
#   remediation: Put the workload into a namespace of its own.
#   equivalents:
#     trivy: [KSV-0037]
#   blind: >-
#     Namespaces of what a cluster may also install by itself, such as Flux,
#     Dapr, Gatekeeper, Calico or the ALB controller. ConfigMaps, some of which are
#     documented to be put there.
package rules.namespaces.namespace_owned_by_aks

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "namespace"], message) if {
	some i, w in input.kube.workloads
	w.namespace in data.facts.namespaces.owned
	w.test_hook == false
	message := sprintf("%s is put into %s, which belongs to AKS", [w.address, w.namespace])
}
