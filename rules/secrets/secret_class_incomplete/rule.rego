# METADATA
# title: SecretProviderClass lacks what the provider needs
# description: >-
#   The Azure provider needs the name of the vault, the tenant, and a list of
#   objects of type secret, key or cert. It refuses anything else when the
#   first pod mounts the class.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
# custom:
#   id: AKS142
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Fill in keyvaultName, tenantId and objects; each object has objectName and
#     objectType.
#   reads: [manifests]
package rules.secrets.secret_class_incomplete

import data.rules.lib.result

deny contains result.at(["kube", "secret_provider_classes", i, "vault"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.vault == null
	message := sprintf("%s names no vault", [class.address])
}

deny contains result.at(["kube", "secret_provider_classes", i, "tenant"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.tenant == null
	message := sprintf("%s names no tenant", [class.address])
}

deny contains result.at(["kube", "secret_provider_classes", i, "objects_problem"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.objects_problem != null
	message := sprintf("the list of objects of %s is %s", [class.address, class.objects_problem])
}

deny contains result.at(["kube", "secret_provider_classes", i, "objects", j, "type"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	some j, object in class.objects
	not object.type in {"secret", "key", "cert"}
	message := sprintf("%s fetches %q of type %s, and there are secret, key and cert", [class.address, object.name, _or_none(object.type)])
}

_or_none(null) := "(none)"

_or_none(type) := type if type != null
