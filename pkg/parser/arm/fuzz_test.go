package arm

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// seeds are the files of the cases.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	var out [][]byte
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			out = append(out, file.Data)
		}
	}
	if data, err := os.ReadFile("../../../testdata/clusters/shop_arm/main.json"); err == nil {
		out = append(out, data)
	}
	return out
}

// FuzzJSON reads anything: every node lies within its parent, and within the
// file.
func FuzzJSON(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("f.json", data)
		root, problems := readJSON(file)
		if root == nil && len(problems) == 0 {
			t.Fatal("neither a document nor a problem")
		}
		within(t, root, 0, len(data))
	})
}

func within(t *testing.T, n *node, start, end int) {
	if n == nil {
		return
	}
	if n.at.Start < start || n.at.End > end || n.at.Start > n.at.End {
		t.Fatalf("%d..%d lies outside of %d..%d", n.at.Start, n.at.End, start, end)
	}
	for _, item := range n.items {
		within(t, item, n.at.Start, n.at.End)
	}
	for _, m := range n.fields {
		within(t, m.value, n.at.Start, n.at.End)
	}
}

// FuzzExpression parses anything as an expression: its parts lie within the
// string, and evaluating it does not panic.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{
		"concat('a', 'b')", "parameters('x').a[0]['b']", "a.b(1, -2)", "if(true(), 'it''s', 1)", "map(range(0, 3), lambda('x', lambdaVariables('x')))",
		"reference(resourceId('A.B/c', 'd')).e", "format('{0,5:D3}{{', 1)", "substring('äö', 1)", "cidrSubnet('10.0.0.0/8', 24, 1)",
		"dateTimeAdd('2020-01-01', '-P1DT2H', 'yyyy')", "union(createObject('a', 1), json('{}'))", "split(resourceGroup().id, '/')",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(quote("[" + text + "]"))
		n, _ := readJSON(source.NewFile("f.json", data))
		if n == nil || n.kind != value.String {
			return
		}
		if e, err := n.expression(); err == nil && e != nil && (e.at.Start < n.at.Start || e.at.End > n.at.End) {
			t.Fatalf("%v lies outside of its string", e.at)
		}
		root, _ := readJSON(source.NewFile("main.json", []byte(context)))
		u := newUnit(newLoader(nil), run{template: &document{path: "main.json", root: root, schema: "deploymenttemplate"}})
		u.result(u.root.self().node(n, ""))
	})
}

// FuzzTemplate evaluates anything that is a template. Twice gives the same.
func FuzzTemplate(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(string(s))
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, b := readText(t, text), readText(t, text)
		x, y := resourceLines(a.Resources), resourceLines(b.Resources)
		if d := firstDifference(x, y); d != "" {
			t.Fatal(d)
		}
		if len(a.Problems) != len(b.Problems) {
			t.Fatalf("%v and then %v", a.Problems, b.Problems)
		}
	})
}
