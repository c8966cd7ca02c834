package rules.storage.backup_cannot_run_test

import data.rules.storage.backup_cannot_run as rule

_good := {
	"name": "shop",
	"addons": {"backup": true},
	"identity": {"type": "SystemAssigned"},
	"storage": {"disk_driver": true, "snapshot_controller": true},
	"backup": {"instances": [{"address": "a", "trusted_access": true, "volume_snapshots": true}]},
}

test_good if {
	count(rule.deny) == 0 with input as _good
}

test_each[what] if {
	some what, patch in {
		"no backup extension": {"op": "replace", "path": "/addons/backup", "value": false},
		"no trusted access": {"op": "replace", "path": "/backup/instances/0/trusted_access", "value": false},
		"service principal": {"op": "replace", "path": "/identity/type", "value": "ServicePrincipal"},
		"disk driver is off": {"op": "replace", "path": "/storage/disk_driver", "value": false},
		"snapshot controller is off": {"op": "replace", "path": "/storage/snapshot_controller", "value": false},
	}
	found := rule.deny with input as json.patch(_good, [patch])
	count(found) == 1
	some finding in found
	contains(finding.message, what)
}

test_silent[name] if {
	some name, patch in {
		"not known": [{"op": "remove", "path": "/addons/backup"}, {"op": "remove", "path": "/backup/instances/0/trusted_access"}],
		"no backup": [{"op": "replace", "path": "/backup/instances", "value": []}, {"op": "replace", "path": "/addons/backup", "value": false}],
		"volumes are left out": [{"op": "replace", "path": "/backup/instances/0/volume_snapshots", "value": false}, {"op": "replace", "path": "/storage/disk_driver", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_good, patch)
}
