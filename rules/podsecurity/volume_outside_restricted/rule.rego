# METADATA
# title: Volume of a type that restricted does not allow
# description: >-
#   Volumes that name a storage system in the pod go around storage classes
#   and their policies, and many of the types were taken out of Kubernetes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS829
#   severity: medium
#   pillar: security
#   reads: [manifests]
#   remediation: >-
#     Claim a persistent volume, or use an inline volume of a CSI driver.
#   equivalents:
#     azure_policy: [AllowedVolumeTypes]
#     trivy: [KSV-0028]
#   blind: hostPath and FlexVolume, which have rules of their own.
package rules.podsecurity.volume_outside_restricted

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "volumes", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, v in w.pod.volumes
	v.core == false
	v.kind != "hostPath"
	v.kind != "flexVolume"
	message := sprintf("volume %q of %s is of the type %s", [v.name, w.address, v.kind])
}
