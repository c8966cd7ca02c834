package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestOneClusterTwoLanguages reads the stories that are told in both languages:
// the clusters that rules see must be the same but for names that each language
// gives, and for what azurerm sends where ARM leaves the choice to Azure.
func TestOneClusterTwoLanguages(t *testing.T) {
	t.Chdir("../..")
	// azurerm states these, with its own default.
	providers := regexp.MustCompile(`^api_server\.public_fqdn$|^ingress\.app_routing_gateway$|^pools\[\d+\]\.os_disk_type$`)
	for _, story := range []string{"shop", "ways"} {
		t.Run(story, func(t *testing.T) {
			terraform := leaves(t, "testdata/clusters/"+story)
			arm := leaves(t, "testdata/clusters/"+story+"_arm")
			stated := 0
			for _, path := range slices.Sorted(maps.Keys(terraform)) {
				switch {
				case terraform[path] == arm[path]:
				case providers.MatchString(path):
					stated++
				default:
					t.Errorf("%s is %s in Terraform, %s in ARM", path, terraform[path], arm[path])
				}
			}
			for _, path := range slices.Sorted(maps.Keys(arm)) {
				if _, ok := terraform[path]; !ok {
					t.Errorf("%s is %s in ARM only", path, arm[path])
				}
			}
			if stated < 2 {
				t.Error("what azurerm states is the same after all")
			}
		})
	}
}

// leaves lists what a rule sees of the cluster in a directory, by path.
// Addresses are replaced by their number.
func leaves(t *testing.T, dir string) map[string]string {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal([]byte(printed(t, "model", "--environment", "production", dir)), &root); err != nil {
		t.Fatal(err)
	}
	unit, _ := root["unit"].(string)
	for _, name := range []string{"unit", "provider", "sources"} {
		delete(root, name)
	}
	out, numbers := map[string]string{}, map[string]int{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(v)) {
				walk(strings.TrimPrefix(path+"."+name, "."), v[name])
			}
		case []any:
			out[path+".length"] = fmt.Sprint(len(v))
			for i, item := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), item)
			}
		case string:
			own, isKey := strings.CutPrefix(v, unit+":")
			last := path[strings.LastIndexByte(path, '.')+1:]
			if last == "bundle" {
				v = strings.TrimPrefix(v, dir)
			}
			if isKey || last == "address" || last == "cluster" {
				if numbers[own] == 0 {
					numbers[own] = len(numbers) + 1
				}
				v = fmt.Sprintf("#%d", numbers[own])
			}
			out[path] = v
		default:
			out[path] = fmt.Sprint(v)
		}
	}
	walk("", root)
	return out
}
