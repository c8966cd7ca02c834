package model

import (
	"fmt"
	"testing"
)

func TestBackup(t *testing.T) {
	const story = `{"complete": true, "resources": [
 {"address": "kc", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "c", "properties": {}}},
 {"address": "other", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "o", "properties": {}}},
 {"address": "b", "type": "Microsoft.DataProtection/backupVaults/backupInstances", "parent": {"$unknown": "id", "$refs": ["v#id"]}, "body": {"properties": {"dataSourceInfo": {"resourceID": %s}, "policyInfo": {"policyParameters": {"backupDatasourceParametersList": %s}}}}},
 {"address": "t", "type": "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings", "parent": {"$unknown": "id", "$refs": ["kc#id"]}, "body": {"properties": {"roles": %s, "sourceResourceId": {"$unknown": "id", "$refs": [%q]}}}},
 {"address": "v", "type": "Microsoft.DataProtection/backupVaults", "body": {"name": "v"}},
 {"address": "w", "type": "Microsoft.DataProtection/backupVaults", "body": {"name": "w"}}]}`
	const mine, role = `{"$unknown": "id", "$refs": ["kc#id"]}`, `["microsoft.dataprotection/backupVaults/backup-operator"]`
	for name, row := range map[string]struct{ source, parameters, roles, vault, want string }{
		"all":                {mine, `[{"snapshotVolumes": true}]`, role, "v#id", "true true"},
		"without volumes":    {mine, `[{"snapshotVolumes": false}]`, role, "v#id", "false true"},
		"without parameters": {mine, `[]`, role, "v#id", "? true"},
		"another role":       {mine, `[{"snapshotVolumes": true}]`, `["Microsoft.MachineLearningServices/workspaces/mlworkload"]`, "v#id", "true false"},
		"some role":          {mine, `[{"snapshotVolumes": true}]`, `{"$unknown": "no value"}`, "v#id", "true ?"},
		"another vault":      {mine, `[{"snapshotVolumes": true}]`, role, "w#id", "true false"},
		"some vault":         {mine, `[{"snapshotVolumes": true}]`, role, "var.vault", "true ?"},
		"another cluster":    {`{"$unknown": "id", "$refs": ["other#id"]}`, `[{"snapshotVolumes": true}]`, role, "v#id", "none"},
		"some cluster":       {`{"$unknown": "no value"}`, `[{"snapshotVolumes": true}]`, role, "v#id", "maybe true"},
	} {
		s := parseStory(t, "graph.json", fmt.Appendf(nil, story, row.source, row.parameters, row.roles, row.vault))
		b := Build(s.graph, s.opts)[0].Backup
		got := "none"
		if len(b.Instances.Items) > 0 {
			got = shown(b.Instances.Items[0].VolumeSnapshots)
			if b.Instances.Items[0].Maybe {
				got = "maybe"
			}
			got += " " + shown(b.Instances.Items[0].Trusted)
		}
		if got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
	}
}
