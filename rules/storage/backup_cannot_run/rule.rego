# METADATA
# title: Backup of the cluster cannot run
# description: >-
#   Azure Backup for AKS is a chain: the backup extension on the cluster, a
#   trusted access binding that lets the vault in, a managed identity of the
#   cluster, and for volumes the disk driver and the snapshot controller.
#   With a link missing the backup instance is made or listed, and its jobs
#   fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/azure-kubernetes-service-cluster-backup-concept
#   - ref: https://learn.microsoft.com/azure/aks/trusted-access-feature
# custom:
#   id: AKS960
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Add the extension of type Microsoft.DataProtection.Kubernetes and a
#       trusted access binding with the role
#       Microsoft.DataProtection/backupVaults/backup-operator, leave
#       disk_driver_enabled and snapshot_controller_enabled on, and give the
#       cluster a managed identity.
#     arm: >-
#       Add the extension of type Microsoft.DataProtection.Kubernetes and a
#       trusted access binding with the role
#       Microsoft.DataProtection/backupVaults/backup-operator, leave
#       diskCSIDriver and snapshotController on, and give the cluster a
#       managed identity.
#   blind: >-
#     Role assignments of the vault, the cluster and the extension, and
#     regions. That the extension or the binding is missing is said only when
#     the files are complete.
package rules.storage.backup_cannot_run

import data.rules.lib.result

deny contains result.at(["backup", "instances", i], message) if {
	some i, backup in input.backup.instances
	input.addons.backup == false
	message := sprintf("%s backs up cluster %q, which has no backup extension", [backup.address, input.name])
}

deny contains result.at(["backup", "instances", i], message) if {
	some i, backup in input.backup.instances
	backup.trusted_access == false
	message := sprintf("%s backs up cluster %q, which no trusted access binding lets its vault into", [backup.address, input.name])
}

deny contains result.related(["backup", "instances", i], message, places) if {
	some i, backup in input.backup.instances
	input.identity.type == "ServicePrincipal"
	message := sprintf("%s backs up cluster %q, which signs in with a service principal", [backup.address, input.name])
	places := [result.at(["identity", "type"], "a managed identity is needed")]
}

deny contains result.related(["backup", "instances", i, "volume_snapshots"], message, places) if {
	some i, backup in input.backup.instances
	backup.volume_snapshots == true
	some field, name in {"disk_driver": "disk driver", "snapshot_controller": "snapshot controller"}
	input.storage[field] == false
	message := sprintf("%s backs up volumes of cluster %q, whose %s is off", [backup.address, input.name, name])
	places := [result.at(["storage", field], "it is off")]
}
