# METADATA
# title: Objects of node auto-provisioning before its version 1
# description: >-
#   Node auto-provisioning serves karpenter.sh/v1. Provisioner and the
#   versions before it are superseded.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-auto-provisioning-node-pools
# custom:
#   id: AKS974
#   severity: medium
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Write a NodePool of karpenter.sh/v1.
package rules.apis.old_node_provisioning_objects

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "api_version"], message) if {
	some i, o in input.kube.objects
	o.api_version in {"karpenter.sh/v1alpha5", "karpenter.sh/v1beta1"}
	message := sprintf("%s is of %s; karpenter.sh/v1 took its place", [o.address, o.api_version])
}
