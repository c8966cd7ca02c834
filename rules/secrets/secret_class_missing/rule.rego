# METADATA
# title: Volume of a SecretProviderClass that does not exist
# description: >-
#   A pod whose volume names a SecretProviderClass that does not exist in its
#   namespace never starts.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
# custom:
#   id: AKS145
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Add the SecretProviderClass, or correct the name.
#   reads: [manifests]
#   blind: >-
#     The rule speaks only when the files are declared complete.
package rules.secrets.secret_class_missing

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "references", j, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, object in w.references
	object.kind == "SecretProviderClass"
	object.found == false
	message := sprintf("%s mounts SecretProviderClass %q, which does not exist", [w.address, object.name])
}
