package model

import (
	"fmt"
	"testing"
)

func TestBackup(t *testing.T) {
	const story = `{"complete": true, "resources": [
 {"address": "kc", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "c", "properties": {}}},
 {"address": "other", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "o", "properties": {}}},
 {"address": "b", "type": "Microsoft.DataProtection/backupVaults/backupInstances", "body": {"properties": {"dataSourceInfo": {"resourceID": %s}, "policyInfo": {"policyParameters": {"backupDatasourceParametersList": %s}}}}},
 {"address": "t", "type": "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings", "parent": {"$unknown": "id", "$refs": ["kc#id"]}, "body": {"properties": {"roles": %s}}}]}`
	const mine, role = `{"$unknown": "id", "$refs": ["kc#id"]}`, `["microsoft.dataprotection/backupVaults/backup-operator"]`
	for name, row := range map[string]struct{ source, parameters, roles, want string }{
		"all":                {mine, `[{"snapshotVolumes": true}]`, role, "true true"},
		"without volumes":    {mine, `[{"snapshotVolumes": false}]`, role, "false true"},
		"without parameters": {mine, `[]`, role, "? true"},
		"another role":       {mine, `[{"snapshotVolumes": true}]`, `["Microsoft.MachineLearningServices/workspaces/mlworkload"]`, "true false"},
		"some role":          {mine, `[{"snapshotVolumes": true}]`, `{"$unknown": "no value"}`, "true ?"},
		"another cluster":    {`{"$unknown": "id", "$refs": ["other#id"]}`, `[{"snapshotVolumes": true}]`, role, "none true"},
		"some cluster":       {`{"$unknown": "no value"}`, `[{"snapshotVolumes": true}]`, role, "maybe true"},
	} {
		s := parseStory(t, "graph.json", fmt.Appendf(nil, story, row.source, row.parameters, row.roles))
		b := Build(s.graph, s.opts)[0].Backup
		got := "none"
		if len(b.Instances.Items) > 0 {
			got = shown(b.Instances.Items[0].VolumeSnapshots)
			if b.Instances.Items[0].Maybe {
				got = "maybe"
			}
		}
		if got += " " + shown(b.Trusted); got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
	}
}
