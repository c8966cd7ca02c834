# METADATA
# title: Backup leaves out the volumes
# description: >-
#   The backup instance that takes the namespace takes no snapshots of
#   volumes, and claims on Azure disks are among its manifests. A restore
#   brings the claims back, and empty disks with them.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/azure-kubernetes-service-cluster-backup-concept
# custom:
#   id: AKS961
#   severity: high
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Set volume_snapshot_enabled to true in backup_datasource_parameters.
#     arm: >-
#       Set snapshotVolumes to true in the parameters of the data source.
#   reads: [cluster, manifests]
#   blind: >-
#     Data that is backed up by other means, or that nobody misses. A claim
#     that no backup takes at all.
package rules.storage.backup_skips_volumes

import data.rules.lib.result

deny contains result.related(["kube", "claims", j, "class", "name"], message, places) if {
	some j, claim in input.kube.claims
	claim.system == false
	claim.class.driver == "disk"
	is_number(claim.skipped_by_backup)
	message := sprintf("%s gets an Azure disk, and the backup of the cluster leaves volumes out", [claim.address])
	places := [result.at(["backup", "instances", claim.skipped_by_backup, "volume_snapshots"], "volumes are left out")]
}
