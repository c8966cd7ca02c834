# METADATA
# title: SecretProviderClass with the wrong identity
# description: >-
#   The provider of Key Vault signs in with one identity: workload identity by
#   clientID, or an identity of the nodes. Pod-managed identity is retired,
#   two at once are ambiguous, and with none there is nothing to sign in with.
#   An identity of the nodes is open to every pod on them.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
# custom:
#   id: AKS141
#   severity: medium
#   pillar: security
#   remediation: >-
#     Set clientID to the identity of the workload, and useVMManagedIdentity and
#     usePodIdentity to "false".
#   reads: [manifests]
package rules.secrets.secret_class_without_identity

import data.rules.lib.result

deny contains result.at(["kube", "secret_provider_classes", i, "pod_identity"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.pod_identity == true
	message := sprintf("%s signs in by pod-managed identity, which is retired", [class.address])
}

deny contains result.at(["kube", "secret_provider_classes", i, "vm_identity"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.pod_identity == false
	class.vm_identity == true
	class.client_id != null
	message := sprintf("%s names two identities: clientID and one of the nodes", [class.address])
}

deny contains result.at(["kube", "secret_provider_classes", i, "vm_identity"], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.pod_identity == false
	class.vm_identity == true
	class.client_id == null
	message := sprintf("%s signs in with an identity of the nodes, which every pod on them can use", [class.address])
}

deny contains result.at(["kube", "secret_provider_classes", i], message) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	class.pod_identity == false
	class.vm_identity == false
	class.client_id == null
	class.publish_secret == false
	message := sprintf("%s names no identity to sign in with", [class.address])
}
