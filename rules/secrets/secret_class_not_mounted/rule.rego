# METADATA
# title: Secret of a class that no pod mounts
# description: >-
#   The driver makes the Secrets of a SecretProviderClass when a pod mounts
#   the class as a volume, and keeps them only while one does. No pod mounts
#   this one, so its Secrets never appear, and what refers to them waits for
#   ever.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
# custom:
#   id: AKS144
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Mount the class as a volume in the pods that use the Secret.
#   reads: [manifests]
#   blind: >-
#     The rule speaks only when the manifests were built as one whole or are
#     declared complete.
package rules.secrets.secret_class_not_mounted

import data.rules.lib.result

deny contains result.at(["kube", "secret_provider_classes", i, "secret_objects", j, "name"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.mounted == false
	some j, secret in class.secret_objects
	message := sprintf("%s is to make Secret %q, and no pod mounts it", [class.address, secret.name])
}
