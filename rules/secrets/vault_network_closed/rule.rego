# METADATA
# title: Vault that the nodes cannot reach
# description: >-
#   The Secrets Store driver fetches from the nodes. The vault takes
#   connections from some networks alone, no subnet of a pool is among them,
#   and it has no private endpoint, so pods that mount the class never start.
#   That AKS is a trusted service does not help: the exception is not for
#   what runs on nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/network-security
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
# custom:
#   id: AKS183
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give the vault a private endpoint that the nodes reach, or let the
#     subnets of the pools in.
#   reads: [cluster, manifests]
#   blind: >-
#     Whether the network and the private zone of an endpoint are joined to
#     those of the nodes. A vault that lets addresses in stays open: the
#     nodes may leave by one of them. The rule speaks only when the files are
#     declared complete.
package rules.secrets.vault_network_closed

import data.rules.lib.result

deny contains result.related(["kube", "secret_provider_classes", i, "vault"], message, places) if {
	some i, class in input.kube.secret_provider_classes
	class.application == true
	class.vault_reachable == false
	vault := input.vaults[class.vault_index]
	message := sprintf("%s reads vault %q, which the nodes cannot reach", [class.address, class.vault])
	places := _closed(class.vault_index, vault)
}

_closed(at, vault) := [result.at(["vaults", at, "public_access"], "only private endpoints lead to it, and it has none")] if vault.public_access == false

_closed(at, vault) := [result.at(["vaults", at, "default_action"], "other networks are refused, and no rule is for a subnet of the pools")] if vault.public_access == true
