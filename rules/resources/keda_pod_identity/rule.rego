# METADATA
# title: KEDA signs in by the retired pod identity
# description: >-
#   The pod identity of Microsoft Entra is retired, and KEDA dropped it in
#   version 2.15. AKS brings KEDA 2.16 from Kubernetes 1.33 on: there the
#   trigger cannot sign in, and the workload is no longer scaled.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/keda-workload-identity
#   - ref: https://learn.microsoft.com/azure/aks/keda-about
# custom:
#   id: AKS766
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: Let KEDA sign in by workload identity.
package rules.resources.keda_pod_identity

import data.rules.lib.result

deny contains result.at(["kube", "scaling", "trigger_authentications", i, "provider"], message) if {
	some i, a in input.kube.scaling.trigger_authentications
	a.provider == "azure"
	message := sprintf("%s signs in by pod identity, which is retired", [a.address])
}
