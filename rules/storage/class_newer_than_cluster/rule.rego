# METADATA
# title: Storage class that AKS brings in later versions only
# description: >-
#   The class managed-csi-premium-v2 is there from Kubernetes 1.35 on. On an
#   older cluster, claims of it stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
# custom:
#   id: AKS953
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Upgrade the cluster, or declare a class of your own.
package rules.storage.class_newer_than_cluster

import data.rules.lib.result

deny contains result.at(["kube", "claims", i, "class", "found"], message) if {
	some i, c in input.kube.claims
	c.system == false
	c.class.found == false
	c.class.built_in == true
	message := sprintf("%s asks for class %s, which AKS brings in later versions of Kubernetes only", [c.address, c.class.name])
}
