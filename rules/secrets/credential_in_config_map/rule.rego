# METADATA
# title: Credential in a ConfigMap
# description: >-
#   ConfigMaps are for what everybody may read: far more people and programs
#   may list them than Secrets, and nothing encrypts or audits them apart.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-cluster-security
# custom:
#   id: AKS150
#   severity: high
#   pillar: security
#   remediation: >-
#     Move the value to Key Vault or to a Secret, and replace the one that was
#     written.
#   reads: [manifests]
#   blind: >-
#     Programs and scripts in a ConfigMap. A file of settings is one by the
#     name of its entry, such as app.ini; one finding tells the first setting
#     of an entry.
#   equivalents:
#     kubescape: [C-0012]
#     polaris: [sensitiveConfigmapContent]
#     trivy: [KSV-0109, KSV-01010]
package rules.secrets.credential_in_config_map

import data.rules.lib.result

deny contains result.at(["kube", "config_maps", i, "sensitive", j, "key"], message) if {
	some i, map in input.kube.config_maps
	map.application == true
	some j, entry in map.sensitive
	message := sprintf("%s holds %s in entry %q", [map.address, entry.kind, entry.key])
}
