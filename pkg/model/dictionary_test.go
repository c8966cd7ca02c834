package model

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
)

// computed are the structs that hold nothing that is read from sources.
var computed = map[string]bool{"Addressing": true, "PodRange": true, "ServiceRange": true, "Demand": true, "Consumer": true, "SubnetUse": true, "PoolGroup": true}

// TestDictionary: doc.go lists every field that is read from sources, and no
// other.
func TestDictionary(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(source)) {
		if entry, ok := strings.CutPrefix(line, "//\t"); ok {
			field, _, _ := strings.Cut(entry, " ")
			if listed[field] {
				t.Errorf("doc.go lists %s twice", field)
			}
			listed[field] = true
		}
	}
	for st := range fieldCache {
		for _, f := range structFields(st, nil) {
			sf := st.FieldByIndex(f.index)
			name := st.Name() + "." + f.name
			if _, told := slotCache[st]; told {
				continue // its tags say where it is read and what its default is
			}
			if !sf.Type.Implements(leafType) || strings.HasPrefix(sf.Tag.Get("doc"), "Derived") || computed[st.Name()] {
				continue
			}
			if !listed[name] {
				t.Errorf("doc.go lacks %s", name)
			}
			delete(listed, name)
		}
	}
	for name := range listed {
		t.Errorf("doc.go lists %s, which is not read from sources", name)
	}
}

// unspelled are fields with a default that no one name stands for.
var unspelled = []string{"Cluster.environment", "SubnetLink.written"}

// TestSpellings: every field that the dictionary gives a default has its names,
// and the dictionary has them too.
func TestSpellings(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for line := range strings.Lines(string(source)) {
		entry, ok := strings.CutPrefix(line, "//\t")
		field, says, _ := strings.Cut(entry, " ")
		if !ok || !strings.Contains(says, "; default ") || slices.Contains(unspelled, field) {
			continue
		}
		entries[field] = says
		if _, ok := spellings[field]; !ok {
			t.Errorf("%s has a default but no names", field)
		}
	}
	for field, names := range spellings {
		for _, list := range []string{names.azurerm, names.arm} {
			for name := range strings.SplitSeq(list, "|") {
				last := strings.Trim(name[strings.LastIndexByte(name, '.')+1:], "!{}")
				if !strings.Contains(entries[field], last) {
					t.Errorf("the dictionary does not say %s of %s", last, field)
				}
			}
		}
	}
}

// TestSpelling: a field is called what the language of the resource calls it.
func TestSpelling(t *testing.T) {
	for _, c := range []struct {
		field   string
		dialect azure.Dialect
		want    Spelling
	}{
		{"Pool.autoscaling", azure.Dialect{Provider: "azurerm", Major: 4}, Spelling{Name: "auto_scaling_enabled"}},
		{"Pool.autoscaling", azure.Dialect{Provider: "azurerm"}, Spelling{Name: "auto_scaling_enabled"}},
		{"Pool.autoscaling", azure.Dialect{Provider: "azurerm", Major: 3}, Spelling{Name: "enable_auto_scaling"}},
		{"Pool.autoscaling", azure.Dialect{Provider: "azapi", Major: 2}, Spelling{Name: "enableAutoScaling"}},
		{"Identity.local_accounts", azure.Dialect{Provider: "arm"}, Spelling{Name: "disableLocalAccounts", Inverted: true}},
		{"Identity.entra", azure.Dialect{Provider: "azurerm", Major: 5}, Spelling{Name: "azure_active_directory_role_based_access_control", Block: true}},
		{"Subnet.route_table", azure.Dialect{Provider: "azurerm", Major: 5}, Spelling{Name: "route table"}},
		{"Pool.new_field", azure.Dialect{}, Spelling{Name: "new field"}},
	} {
		found := Found{Field: c.field, Entities: []*Entity{{At: &azure.Resource{Dialect: c.dialect}}, {}}}
		if got := found.Spelling(); got != c.want {
			t.Errorf("%s in %v: got %+v, want %+v", c.field, c.dialect, got, c.want)
		}
	}
}

// TestEveryFieldSaysWhatItMeans: the doc tags are the dictionary of rule
// authors.
func TestEveryFieldSaysWhatItMeans(t *testing.T) {
	for st := range fieldCache {
		for _, f := range structFields(st, nil) {
			if st.FieldByIndex(f.index).Tag.Get("doc") == "" {
				t.Errorf("%s.%s has no doc tag", st.Name(), f.name)
			}
		}
	}
}
