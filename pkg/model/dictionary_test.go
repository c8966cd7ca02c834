package model

import (
	"os"
	"strings"
	"testing"
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
