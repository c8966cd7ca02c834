# METADATA
# title: Stored credential for Azure Container Registry
# description: >-
#   The secret is a password that has to be kept and renewed, and that every
#   pod of the namespace may use. The nodes can pull with an identity of their
#   own.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/cluster-container-registry-integration
# custom:
#   id: AKS846
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Attach the registry to the cluster, and leave imagePullSecrets out.
#   blind: >-
#     Registries of another tenant, which need a secret. Secrets that the
#     service account brings.
package rules.images.pull_secret_for_acr

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "pull_secrets"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.pod.pull_secrets != []
	every c in w.pod.containers {
		endswith(c.registry, ".azurecr.io")
	}
	message := sprintf("%s pulls from Azure Container Registry with the secret %s", [w.address, w.pod.pull_secrets[0]])
}
