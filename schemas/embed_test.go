package schemas

import (
	"strings"
	"testing"
)

func TestCompileAll(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			if _, err := Compile(entry.Name()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCompileUnknownName(t *testing.T) {
	if _, err := Compile("missing.json"); err == nil || !strings.Contains(err.Error(), "missing.json") {
		t.Errorf("got %v, want an error naming the schema", err)
	}
}

func TestCompileRefusesReferencesOutside(t *testing.T) {
	for _, url := range []string{"file:///etc/hostname", "https://example.com/s.json", "other.json"} {
		_, err := compile("test.json", []byte(`{"$ref": "`+url+`"}`))
		if err == nil || !strings.Contains(err.Error(), "refused") {
			t.Errorf("reference to %s: got %v, want it refused", url, err)
		}
	}
}
