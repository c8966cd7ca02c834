package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	privileged = `{"name": "AAAA", "properties": {"displayName": "No privileged containers", "mode": "Microsoft.Kubernetes.Data",
	  "parameters": {
	    "effect": {"allowedValues": ["audit", "Audit", "deny", "Deny"], "defaultValue": "Deny"},
	    "excludedNamespaces": {"defaultValue": ["kube-system"]},
	    "namespaces": {"defaultValue": []}},
	  "policyRule": {"then": {"details": {"kinds": ["Pod", "[parameters('kind')]"]}}}}}`
	windows = `{"name": "bbbb", "properties": {"displayName": "Windows pods", "mode": "Microsoft.Kubernetes.Data",
	  "parameters": {"effect": {"allowedValues": ["Mutate"], "defaultValue": "Mutate"}, "excludedNamespaces": {}},
	  "policyRule": {"then": {"details": {"kinds": [{"apiGroups": ["apps"], "kinds": ["DaemonSet", "Deployment"]}]}}}}}`
	controlPlane = `{"name": "cccc", "properties": {"displayName": "Add-on on", "mode": "Indexed", "parameters": {}}}`
	initiative   = `{"name": "dddd", "properties": {"displayName": "Baseline",
	  "parameters": {"effect": {"allowedValues": ["Audit", "Deny"], "defaultValue": "Audit"}},
	  "policyDefinitions": [
	    {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/aaaa"},
	    {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/BBBB"}]}}`
)

func checkout() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"built-in-policies/policyDefinitions/Kubernetes/a.json":    file("\xEF\xBB\xBF" + privileged),
		"built-in-policies/policyDefinitions/Kubernetes/b.json":    file(windows),
		"built-in-policies/policyDefinitions/Kubernetes/c.json":    file(controlPlane),
		"built-in-policies/policySetDefinitions/Kubernetes/d.json": file(initiative),
	}
}

func TestWrite(t *testing.T) {
	entries, err := Extract(checkout())
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := Write(&got, "2026-04-29", entries); err != nil {
		t.Fatal(err)
	}
	want := `{
  "as_of": "2026-04-29",
  "source": "github.com/Azure/azure-policy",
  "definitions": {
    "aaaa": {"name":"No privileged containers","initiative":false,"effects":["audit","deny"],"default_effect":"deny","excluded_namespaces":["kube-system"],"namespaces":[],"kinds":["Pod"],"windows":false},
    "bbbb": {"name":"Windows pods","initiative":false,"effects":["mutate"],"default_effect":"mutate","excluded_namespaces":[],"kinds":["DaemonSet","Deployment"],"windows":true},
    "dddd": {"name":"Baseline","initiative":true,"effects":["audit","deny"],"default_effect":"audit","kinds":["DaemonSet","Deployment","Pod"],"windows":false}
  }
}
`
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

func TestRunRejects(t *testing.T) {
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"no date":        {[]string{"dir"}, "YYYY-MM-DD"},
		"no directory":   {[]string{"-as-of", "2026-04-29"}, "checkout of Azure/azure-policy"},
		"other contents": {[]string{"-as-of", "2026-04-29", t.TempDir()}, "is the directory a checkout"},
	} {
		t.Run(name, func(t *testing.T) {
			err := run(tt.args, &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

// The shipped table is what Write writes, and whole.
func TestShippedTable(t *testing.T) {
	data, err := os.ReadFile("../../data/policy_definitions.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		AsOf        string           `json:"as_of"`
		Definitions map[string]Entry `json:"definitions"`
	}
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := Write(&again, table.AsOf, table.Definitions); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again.Bytes()) {
		t.Error("rules/data/policy_definitions.json was edited by hand: refresh it with policytable")
	}
	for id, e := range table.Definitions {
		if len(id) != 36 || e.Name == "" || len(e.Effects) == 0 || e.DefaultEffect == "" || e.ExcludedNamespaces == nil {
			t.Errorf("%s: incomplete entry %+v", id, e)
		}
	}
}
