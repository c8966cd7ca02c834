# METADATA
# title: Secret is made of something that is not fetched
# description: >-
#   The driver makes a Secret of objects that the same class fetches, by their
#   name or alias. An entry that names another one fails the mount. A TLS
#   Secret needs the private key, which comes with objectType secret and not
#   with cert.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-nginx-tls
# custom:
#   id: AKS143
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Write the objectName or objectAlias of an object in the list, and fetch
#     certificates for TLS with objectType: secret.
#   reads: [manifests]
package rules.secrets.synced_secret_not_fetched

import data.rules.lib.result

deny contains result.at(["kube", "secret_provider_classes", i, "secret_objects", j, "data", k, "object"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	some j, secret in class.secret_objects
	some k, entry in secret.data
	entry.fetched == false
	message := sprintf("%s makes Secret %q of %q, which it does not fetch", [class.address, secret.name, entry.object])
}

deny contains result.at(["kube", "secret_provider_classes", i, "secret_objects", j, "data", k, "object"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	some j, secret in class.secret_objects
	secret.type == "kubernetes.io/tls"
	some k, entry in secret.data
	entry.key == "tls.key"
	entry.certificate == true
	message := sprintf("%s makes the private key of Secret %q of %q, which it fetches as a certificate without one", [class.address, secret.name, entry.object])
}
