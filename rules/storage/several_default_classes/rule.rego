# METADATA
# title: More than one default storage class
# description: >-
#   Where several classes are the default, a claim without a class gets the
#   one that was made last. AKS brings a default class of its own beside them.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-storage
# custom:
#   id: AKS956
#   severity: medium
#   pillar: operations
#   reads: [manifests]
#   remediation: >-
#     Keep one default class.
package rules.storage.several_default_classes

import data.rules.lib.result

deny contains result.at(["kube", "storage_classes", i, "is_default"], message) if {
	some i, c in input.kube.storage_classes
	c.is_default == true
	is_number(c.other_defaults)
	c.other_defaults > 0
	message := sprintf("%s is a default class, and there are %d more", [c.address, c.other_defaults])
}
