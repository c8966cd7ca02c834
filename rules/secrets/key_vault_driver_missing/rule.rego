# METADATA
# title: Key Vault is asked for on a cluster without the driver
# description: >-
#   A SecretProviderClass is read by the Secrets Store CSI driver with its
#   Azure provider. The add-on that brings both is off, so pods that mount the
#   class never start.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
# custom:
#   id: AKS140
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Add a key_vault_secrets_provider block to the cluster.
#     arm: >-
#       Set addonProfiles.azureKeyvaultSecretsProvider.enabled to true.
#   reads: [cluster, manifests]
#   blind: >-
#     The driver can be installed without the add-on: unless the files are
#     declared complete the check stays open.
package rules.secrets.key_vault_driver_missing

import data.rules.lib.result

deny contains result.related(["kube", "secret_provider_classes", i, "provider"], message, places) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.provider == "azure"
	input.kube.vaults.driver == false
	message := sprintf("%s reads Key Vault, and the cluster has no driver for it: the add-on is off", [class.address])
	places := [result.at(["addons", "keyvault_csi"], "the add-on is off")]
}
