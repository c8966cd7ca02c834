# METADATA
# title: Tiller, the server of Helm 2
# description: >-
#   Tiller belongs to Helm 2, which Helm 3 replaced; it acts with its own
#   rights on the cluster for whoever reaches it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   id: AKS973
#   severity: high
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Move releases to Helm 3, and delete Tiller.
#   equivalents:
#     trivy: [KSV-0102]
#     checkov: [CKV_K8S_34]
#   blind: >-
#     Tiller under another name.
package rules.apis.tiller

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i], message) if {
	some i, w in input.kube.workloads
	w.name in {"tiller", "tiller-deploy"}
	message := sprintf("%s is Tiller", [w.address])
}
