package config_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/source"
)

var update = flag.Bool("update", false, "rewrite schemas/config.json")

func TestSchemaIsCurrent(t *testing.T) {
	const file = "../../schemas/config.json"
	if *update {
		if err := os.WriteFile(file, config.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, config.Schema()) {
		t.Error("schemas/config.json is not what the Go types say: run go generate ./pkg/config")
	}
}

// schema is what of a JSON Schema tells keys.
type schema struct {
	Description          string
	Properties           map[string]schema
	AdditionalProperties any
	Items                *schema
	Enum                 []string
}

func readSchema(t *testing.T) schema {
	t.Helper()
	var s schema
	if err := json.Unmarshal(config.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestReaderKnowsTheSchema: in every object the reader takes the keys of the
// schema and no other. It lists those it takes when it meets one it does not know.
func TestReaderKnowsTheSchema(t *testing.T) {
	seen := 0
	var visit func(s schema, wrap func(string) string)
	visit = func(s schema, wrap func(string) string) {
		if s.Items != nil {
			visit(*s.Items, func(inner string) string { return wrap("[" + inner + "]") })
			return
		}
		if s.AdditionalProperties != false {
			return
		}
		seen++
		text := wrap("{zzz: 1}")
		want := "It has " + strings.Join(slices.Sorted(maps.Keys(s.Properties)), ", ") + "."
		_, problems := config.Read(source.NewFile(".akslint.yaml", []byte(text)))
		if !slices.ContainsFunc(problems, func(p source.Problem) bool { return strings.HasSuffix(p.Hint, want) }) {
			t.Errorf("%s: the schema has other keys than the reader: %v", text, problems)
		}
		for key, below := range s.Properties {
			if below.Description == "" {
				t.Errorf("%s is not described", key)
			}
			visit(below, func(inner string) string { return wrap("{" + key + ": " + inner + "}") })
		}
	}
	visit(readSchema(t), func(inner string) string { return inner })
	if seen < 7 {
		t.Errorf("only %d objects were compared", seen)
	}
}

// TestChoices: what the tags list is what the reader takes.
func TestChoices(t *testing.T) {
	s := readSchema(t)
	for key, values := range map[string][]string{"profile": config.Profiles(), "fail_on": {"critical", "high", "medium", "low", "info", "never"}} {
		if !slices.Equal(s.Properties[key].Enum, values) {
			t.Errorf("%s: the schema lists %v, the reader %v", key, s.Properties[key].Enum, values)
		}
		for _, v := range values {
			if _, problems := config.Read(source.NewFile(".akslint.yaml", []byte(key+": "+v))); len(problems) > 0 {
				t.Errorf("%s: %s: %v", key, v, problems)
			}
		}
	}
}
