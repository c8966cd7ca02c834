# METADATA
# title: SecretProviderClass cannot read its vault
# description: >-
#   A SecretProviderClass signs in to Key Vault with an identity. The vault
#   is declared, and no role and no access policy lets that identity read it,
#   so pods that mount the class never start.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-identity-access
#   - ref: https://learn.microsoft.com/azure/key-vault/general/rbac-guide
# custom:
#   id: AKS182
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the identity a role such as Key Vault Secrets User on the vault,
#     or an access policy where the vault is governed by those.
#   reads: [cluster, manifests]
#   blind: >-
#     What a policy allows is not compared with what is fetched, and of
#     roles only those for keys are. What a script grants. The identity of a
#     class is known by the federated credential that trusts its pods; where
#     it is not known, the rule speaks only when the files grant nothing to
#     anybody but whoever runs Terraform. It speaks only when the files are
#     declared complete.
package rules.secrets.vault_access_missing

import data.rules.lib.result

deny contains result.related(["kube", "secret_provider_classes", i, "vault"], message, places) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.access == false
	vault := input.vaults[class.vault_index]
	message := sprintf("%s reads vault %q, and no %s lets its identity do so", [class.address, class.vault, _grant(vault)])
	places := array.concat([result.at(["vaults", class.vault_index, "name"], sprintf("the vault: %s", [vault.address]))], _identity(class.credential))
}

_grant(vault) := "role" if vault.rbac == true

_grant(vault) := "access policy" if vault.rbac == false

_identity(at) := [result.at(["identity", "federated_credentials", at, "identity_id"], "its pods sign in with this identity")] if is_number(at)

_identity(null) := []
