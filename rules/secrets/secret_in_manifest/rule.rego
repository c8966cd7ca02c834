# METADATA
# title: Secret value written in a manifest
# description: >-
#   The values of a Secret are only encoded, not encrypted: whoever can read
#   the files, or their history, has them. A value that was ever committed has
#   to be taken as known.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-security
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
# custom:
#   id: AKS147
#   severity: high
#   pillar: security
#   remediation: >-
#     Keep the value in Key Vault and mount it through the Secrets Store driver,
#     or encrypt it in the files; replace the value that was written.
#   reads: [manifests]
#   blind: >-
#     Values that look like placeholders, the name of the entry and words such
#     as password and test among them, user names, hosts and public
#     certificates are passed over. In a file of settings only what has the
#     name of a secret counts.
package rules.secrets.secret_in_manifest

import data.rules.lib.result

deny contains result.at(["kube", "secrets", i, "literal_key"], message) if {
	some i, secret in input.kube.secrets
	secret.application == true
	secret.type in {"Opaque", "kubernetes.io/tls", "kubernetes.io/basic-auth", "kubernetes.io/ssh-auth", "kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"}
	secret.literal_key != null
	message := sprintf("%s holds the value of %q as it is", [secret.address, secret.literal_key])
}
