# METADATA
# title: Key Vault volume mounted by sub-path
# description: >-
#   A volume that is mounted by subPath is a copy made when the container
#   starts: what is rotated in Key Vault never reaches it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-driver
# custom:
#   id: AKS146
#   severity: medium
#   pillar: operations
#   remediation: >-
#     Mount the volume as a directory, and read the file from there.
#   reads: [manifests]
package rules.secrets.vault_volume_by_sub_path

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "mounts", k, "sub_path"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, container in w.pod.containers
	some k, mount in container.mounts
	mount.from_vault == true
	mount.sub_path != null
	message := sprintf("container %q of %s mounts Key Vault volume %q by sub-path %q, which keeps rotated values out", [container.name, w.address, mount.name, mount.sub_path])
}
