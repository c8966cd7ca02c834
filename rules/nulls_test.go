package rules_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/akslint/akslint/pkg/model"
)

// TestNoPathHoldsNull shows every rule its fixtures with each leaf null in
// turn, wherever it occurs: no place it answers with has null on its way.
func TestNoPathHoldsNull(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	both := newEvaluators(t)
	leaves := nullable(t)
	for _, r := range e.Rules() {
		ref := ast.MustParseRef("data.rules." + strings.ReplaceAll(folder(r), "/", ".") + ".deny")
		t.Run(folder(r), func(t *testing.T) {
			t.Parallel()
			for _, f := range fixtures(t, r) {
				for _, cluster := range f.Clusters(f.specs(t)) {
					text, err := model.JSON(cluster)
					if err != nil {
						t.Fatal(err)
					}
					doc := util.MustUnmarshalJSON(text)
					for leaf := range occurring(doc, "", leaves) {
						input := ast.NewTerm(ast.MustInterfaceToValue(nulled(doc, "", leaf)))
						for _, answer := range both.opa(t, ref, input) {
							if step := badStep(t, answer); step != "" {
								t.Errorf("%s/%s with %s null: a path holds %s: %s", f.Dir, f.Name, leaf, step, answer)
							}
						}
					}
				}
			}
		})
	}
}

// nullable are the paths of the leaves that may be null, without indexes.
func nullable(t *testing.T) map[string]bool {
	t.Helper()
	type node struct {
		Properties map[string]json.RawMessage `json:"properties"`
		Items      json.RawMessage            `json:"items"`
		Ref        string                     `json:"$ref"`
		Type       string                     `json:"type"`
		AllOf      []json.RawMessage          `json:"allOf"`
		AnyOf      []json.RawMessage          `json:"anyOf"`
	}
	var root struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(model.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	var walk func(raw json.RawMessage, at string)
	walk = func(raw json.RawMessage, at string) {
		var n node
		if err := json.Unmarshal(raw, &n); err != nil {
			t.Fatal(err)
		}
		if n.Type == "null" {
			found[at] = true
		}
		if n.Ref != "" {
			walk(root.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")], at)
		}
		if n.Items != nil {
			walk(n.Items, at)
		}
		for _, part := range slices.Concat(n.AllOf, n.AnyOf) {
			walk(part, at)
		}
		for name, p := range n.Properties {
			walk(p, at+"."+name)
		}
	}
	walk(model.Schema(), "")
	return found
}

// occurring are those of the leaves that a document has.
func occurring(doc any, at string, leaves map[string]bool) map[string]bool {
	out := map[string]bool{}
	if leaves[at] {
		out[at] = true
		return out
	}
	switch doc := doc.(type) {
	case []any:
		for _, item := range doc {
			maps.Copy(out, occurring(item, at, leaves))
		}
	case map[string]any:
		for name, v := range doc {
			maps.Copy(out, occurring(v, at+"."+name, leaves))
		}
	}
	return out
}

// nulled is a document with null at a path, in every element of lists on it.
func nulled(doc any, at, leaf string) any {
	if at == leaf {
		return nil
	}
	if !strings.HasPrefix(leaf, at) {
		return doc
	}
	switch doc := doc.(type) {
	case []any:
		out := make([]any, len(doc))
		for i, item := range doc {
			out[i] = nulled(item, at, leaf)
		}
		return out
	case map[string]any:
		out := maps.Clone(doc)
		for name, v := range doc {
			out[name] = nulled(v, at+"."+name, leaf)
		}
		return out
	}
	return doc
}

// aPath is a path of an answer, which holds no list.
var aPath = regexp.MustCompile(`"path": \[([^\]]*)\]`)

// badStep is a step of an answer's paths that is no name and no index.
func badStep(t *testing.T, answer string) string {
	t.Helper()
	paths := aPath.FindAllStringSubmatch(answer, -1)
	if len(paths) == 0 {
		t.Errorf("no path in %s", answer)
	}
	for _, p := range paths {
		for step := range strings.SplitSeq(p[1], ", ") {
			if step != "" && !strings.HasPrefix(step, `"`) && strings.Trim(step, "0123456789") != "" {
				return step
			}
		}
	}
	return ""
}

// A test that nulls nothing would pass on anything.
func TestNullsAreMade(t *testing.T) {
	leaves := nullable(t)
	if !leaves[".network.subnets.vnet_index"] || leaves[".network.subnets"] {
		t.Errorf("the schema's leaves: %v", slices.Sorted(maps.Keys(leaves)))
	}
	doc := util.MustUnmarshalJSON([]byte(`{"network": {"subnets": [{"vnet_index": 0}, {"vnet_index": 1}]}, "name": "x"}`))
	if got := slices.Sorted(maps.Keys(occurring(doc, "", leaves))); !slices.Equal(got, []string{".name", ".network.subnets.vnet_index"}) {
		t.Errorf("found %v", got)
	}
	text, err := json.Marshal(nulled(doc, "", ".network.subnets.vnet_index"))
	if want := `{"name":"x","network":{"subnets":[{"vnet_index":null},{"vnet_index":null}]}}`; err != nil || string(text) != want {
		t.Errorf("got %s, %v", text, err)
	}
	if badStep(t, `{"path": ["a", 1]}`) != "" || badStep(t, `{"path": ["a"], "related": [{"path": ["b", null]}]}`) != "null" {
		t.Error("a bad step is not told from a good one")
	}
}
