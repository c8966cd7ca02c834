package terraform_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// stories are the clusters of testdata/plans: a plan, and the directory of the
// configuration it was made from. A plan without its sources says less: it has
// no locals, and no keys inside expressions.
var stories = map[string]struct {
	dir        string
	aloneEqual bool
}{
	"shop":     {"../../../testdata/clusters/shop", true},
	"platform": {"testdata/plans/platform", false},
}

// TestPlanIsTheSameCluster: a configuration, its plan, and the plan beside the
// configuration come to one model.
func TestPlanIsTheSameCluster(t *testing.T) {
	for name, story := range stories {
		t.Run(name, func(t *testing.T) {
			sources := sourcesBelow(t, story.dir)
			plan, err := os.ReadFile("testdata/plans/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			want := modelOf(t, sources)
			if !strings.Contains(want, `"pools"`) {
				t.Fatalf("no cluster: %s", want)
			}
			alone := modelOf(t, fstest.MapFS{"plan.json": {Data: plan}})
			sources["plan.json"] = &fstest.MapFile{Data: plan}
			beside := modelOf(t, sources)
			compareLines(t, "the plan beside its sources", beside, want)
			if !story.aloneEqual {
				return
			}
			compareLines(t, "the plan alone", strings.ReplaceAll(alone, "plan.json:", ".:"), want)
		})
	}
}

func sourcesBelow(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		fsys[filepath.ToSlash(rel)] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// modelOf reads files as the command does and returns the model of every
// cluster, without what names the files. Plans have an order of their own.
func modelOf(t *testing.T, fsys fs.FS) string {
	t.Helper()
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{})
	for _, p := range specs.Problems {
		t.Errorf("%s: %s", p.Place(), p.Message)
	}
	slices.SortFunc(specs.Resources, func(a, b *azure.Resource) int { return strings.Compare(a.Address, b.Address) })
	graph := azure.NewGraph(specs.Resources, specs.Patches)
	graph.Outside, graph.Existing = specs.Outside, specs.Existing
	var b strings.Builder
	for _, c := range model.Build(graph, model.Options{}) {
		text, err := model.JSON(c)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		delete(m, "unit")
		delete(m, "sources")
		if text, err = json.MarshalIndent(m, "", "  "); err != nil {
			t.Fatal(err)
		}
		b.Write(text)
		b.WriteByte('\n')
		for _, u := range model.Unknowns(c) {
			b.WriteString("unknown " + u.Path.String() + "\n")
		}
	}
	return b.String()
}

func compareLines(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Errorf("%s differs from the sources in line %d:\ngot  %s\nwant %s", what, i+1,
				strings.Join(g[min(i, len(g)):min(i+5, len(g))], "\n     "), strings.Join(w[min(i, len(w)):min(i+5, len(w))], "\n     "))
			return
		}
	}
}
