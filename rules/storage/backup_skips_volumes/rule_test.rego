package rules.storage.backup_skips_volumes_test

import data.rules.storage.backup_skips_volumes as rule

_bad := {
	"backup": {"instances": [{"volume_snapshots": false}]},
	"kube": {"claims": [{"address": "PersistentVolumeClaim shop/orders", "system": false, "skipped_by_backup": 0, "class": {"driver": "disk", "name": "managed-csi"}}]},
}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "claims", 0, "class", "name"]
	finding.message == "PersistentVolumeClaim shop/orders gets an Azure disk, and the backup of the cluster leaves volumes out"
	finding.related[0].path == ["backup", "instances", 0, "volume_snapshots"]
}

test_silent[name] if {
	some name, patch in {
		"taken, or no backup": [{"op": "replace", "path": "/kube/claims/0/skipped_by_backup", "value": null}],
		"not known": [{"op": "remove", "path": "/kube/claims/0/skipped_by_backup"}],
		"a share": [{"op": "replace", "path": "/kube/claims/0/class/driver", "value": "file"}],
		"of the system": [{"op": "replace", "path": "/kube/claims/0/system", "value": true}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}
