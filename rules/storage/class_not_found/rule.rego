# METADATA
# title: Claim names a storage class that nobody provides
# description: >-
#   The class is neither one of those that AKS brings nor declared by a
#   manifest. The claim stays Pending, and with it every pod that mounts it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
# custom:
#   id: AKS954
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Declare the class, or name one that is there.
#   blind: >-
#     Classes that extensions and operators make, unless the files are marked
#     complete.
package rules.storage.class_not_found

import data.rules.lib.result

deny contains result.at(["kube", "claims", i, "class", "found"], message) if {
	some i, c in input.kube.claims
	c.system == false
	c.class.found == false
	c.class.built_in == false
	message := sprintf("%s asks for class %s, which nobody provides", [c.address, c.class.name])
}
