package model

import (
	"fmt"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// TestKubeBackup: a claim is left out by a backup that takes its namespace, and by
// no other.
func TestKubeBackup(t *testing.T) {
	const claim = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a%s}\nspec: {accessModes: [ReadWriteOnce]}\n"
	const story = `{"complete": true, "resources": [
 {"address": "kc", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "c", "properties": {}}},
 {"address": "one", "type": "Microsoft.DataProtection/backupVaults/backupInstances", "body": {"properties": {"dataSourceInfo": {"resourceID": {"$unknown": "id", "$refs": ["kc#id"]}}, "policyInfo": {"policyParameters": {"backupDatasourceParametersList": [{%s}]}}}}},
 {"address": "two", "type": "Microsoft.DataProtection/backupVaults/backupInstances", "body": {"properties": {"dataSourceInfo": {"resourceID": {"$unknown": "id", "$refs": ["kc#id"]}}, "policyInfo": {"policyParameters": {"backupDatasourceParametersList": [{%s}]}}}}}]}`
	const shop, web, none = `"includedNamespaces": ["shop"]`, `"includedNamespaces": ["web"]`, `"snapshotVolumes": false, "includedNamespaces": ["none"]`
	for name, row := range map[string]struct{ one, two, namespace, want string }{
		"all of it":               {`"snapshotVolumes": false`, none, ", namespace: shop", "0"},
		"its namespace":           {`"snapshotVolumes": false, ` + shop, none, ", namespace: shop", "0"},
		"another namespace":       {`"snapshotVolumes": false, ` + web, none, ", namespace: shop", "<nil>"},
		"left out":                {`"snapshotVolumes": false, "excludedNamespaces": ["shop"]`, none, ", namespace: shop", "<nil>"},
		"another takes it":        {`"snapshotVolumes": false`, `"snapshotVolumes": true, ` + shop, ", namespace: shop", "<nil>"},
		"another takes others":    {`"snapshotVolumes": false`, `"snapshotVolumes": true, ` + web, ", namespace: shop", "0"},
		"another takes some":      {`"snapshotVolumes": false`, `"snapshotVolumes": true, "labelSelectors": ["a=b"]`, ", namespace: shop", "?"},
		"another may take it":     {`"snapshotVolumes": false`, `"snapshotVolumes": true, "includedNamespaces": {"$unknown": "no value"}`, ", namespace: shop", "?"},
		"another may take more":   {`"snapshotVolumes": false`, `"snapshotVolumes": {"$unknown": "no value"}`, ", namespace: shop", "?"},
		"a namespace nobody says": {`"snapshotVolumes": false, ` + shop, none, "", "?"},
		"taken whole":             {`"snapshotVolumes": true`, `"snapshotVolumes": true, "labelSelectors": ["a=b"]`, ", namespace: shop", "<nil>"},
	} {
		s := parseStory(t, "graph.json", fmt.Appendf(nil, story, row.one, row.two))
		c := Build(s.graph, s.opts)[0]
		Deploy(c, []*kube.Bundle{chart(t, fmt.Sprintf(claim, row.namespace))})
		if got := shown(c.Kube.Claims.Items[0].Skipped); got != row.want {
			t.Errorf("%s: %s, want %s", name, got, row.want)
		}
	}
}
