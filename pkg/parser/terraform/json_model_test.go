package terraform_test

import (
	"encoding/json"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// TestJSONIsTheSameCluster: a configuration rewritten in JSON syntax comes to
// the model it comes to in native syntax.
func TestJSONIsTheSameCluster(t *testing.T) {
	dirs := []string{"../../../testdata/clusters/shop", "testdata/plans/platform"}
	rules, err := filepath.Glob("../../../rules/*/*/good.tf")
	if err != nil || len(rules) == 0 {
		t.Fatalf("no rules: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) { sameInJSON(t, sourcesBelow(t, dir)) })
	}
	for _, name := range rules {
		for _, name := range []string{name, strings.Replace(name, "good.tf", "bad.tf", 1)} {
			t.Run(filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), func(t *testing.T) {
				all := sourcesBelow(t, filepath.Dir(name))
				sameInJSON(t, fstest.MapFS{"main.tf": all[filepath.Base(name)]})
			})
		}
	}
}

func sameInJSON(t *testing.T, native fstest.MapFS) {
	t.Helper()
	want := modelOf(t, native)
	rewritten := fstest.MapFS{}
	for name, f := range native {
		if path.Ext(name) == ".tf" {
			rewritten[name+".json"] = &fstest.MapFile{Data: inJSON(t, f.Data)}
		} else {
			rewritten[name] = f
		}
	}
	got := strings.ReplaceAll(modelOf(t, rewritten), ".tf.json", ".tf")
	if !strings.Contains(want, `"pools"`) {
		t.Skip("no cluster")
	}
	compareLines(t, "the JSON syntax", got, want)
}

// inJSON rewrites a file of native syntax. Expressions that are no literals
// become templates of their source text.
func inJSON(t *testing.T, src []byte) []byte {
	t.Helper()
	f, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	body, ok := f.Body.(*hclsyntax.Body)
	if !ok {
		t.Fatal("not native syntax")
	}
	out, err := json.MarshalIndent(jsonBody(body, src), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func jsonBody(b *hclsyntax.Body, src []byte) map[string]any {
	out := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		out[name] = jsonExpression(name, b.Attributes[name].Expr, src)
	}
	for _, blk := range b.Blocks {
		var v any = jsonBody(blk.Body, src)
		for _, label := range slices.Backward(blk.Labels) {
			v = map[string]any{label: v}
		}
		list, _ := out[blk.Type].([]any)
		out[blk.Type] = append(list, v)
	}
	return out
}

func jsonExpression(name string, e hclsyntax.Expression, src []byte) any {
	text := string(e.Range().SliceBytes(src))
	switch name {
	case "type", "provider", "iterator":
		if _, isText := e.(*hclsyntax.TemplateExpr); !isText {
			return text
		}
	case "depends_on", "ignore_changes":
		list := []any{}
		if tuple, ok := e.(*hclsyntax.TupleConsExpr); ok {
			for _, item := range tuple.Exprs {
				list = append(list, string(item.Range().SliceBytes(src)))
			}
		}
		return list
	}
	if v, diags := e.Value(nil); !diags.HasErrors() && v.IsWhollyKnown() && literal(v) {
		j, err := ctyjson.Marshal(v, v.Type())
		if err == nil {
			return json.RawMessage(j)
		}
	}
	return "${" + text + "\n}" // a heredoc ends with its line
}

// literal reports whether a value reads the same as a JSON literal.
func literal(v cty.Value) bool {
	ok := true
	_ = cty.Walk(v, func(_ cty.Path, v cty.Value) (bool, error) {
		if v.Type() == cty.String && !v.IsNull() && (strings.Contains(v.AsString(), "${") || strings.Contains(v.AsString(), "%{")) {
			ok = false
		}
		return true, nil
	})
	return ok
}
