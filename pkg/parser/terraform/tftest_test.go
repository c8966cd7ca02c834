package terraform

import (
	"flag"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

var tftestTree = flag.String("tftest", "", "evaluate the assertions of the .tftest.hcl files of this tree")

// TestAssertions evaluates what the authors of a module assert about it in
// their own tests, with the variables of each run. Terraform finds all of it
// true, so nothing may be false here and nothing may fail; what depends on a
// mocked provider is unknown.
func TestAssertions(t *testing.T) {
	if *tftestTree == "" {
		t.Skip("no tree given: make tftest TREE=path")
	}
	if info, err := os.Stat(*tftestTree); err != nil || !info.IsDir() {
		t.Skipf("%s is not a directory", *tftestTree)
	}
	tree, err := source.OpenFS(os.DirFS(*tftestTree))
	if err != nil {
		t.Fatal(err)
	}
	a := &assertions{t: t, tree: tree}
	tree.Walk(".", func(name string) {
		if strings.HasSuffix(name, ".tftest.hcl") {
			a.file(name)
		}
	})
	if a.files == 0 {
		t.Errorf("there is no .tftest.hcl file below %s", *tftestTree)
	}
	t.Logf("%d files, %d runs, %d assertions: %d true, %d unknown, %d false, %d failed\n%s",
		a.files, a.runs, a.yes+a.unknown+a.no+a.failed, a.yes, a.unknown, a.no, a.failed, strings.Join(a.open, "\n"))
}

// assertions counts how the assertions came out.
type assertions struct {
	t                                     *testing.T
	tree                                  *source.Tree
	files, runs, yes, unknown, no, failed int
	open                                  []string
}

// file evaluates the runs of a test file, against the module that holds the
// directory of the tests.
func (a *assertions) file(name string) {
	file, err := a.tree.Read(name)
	if err != nil {
		a.t.Fatal(err)
	}
	f, diags := hclsyntax.ParseConfig(file.Data, name, hcl.InitialPos)
	if diags.HasErrors() {
		a.t.Fatal(diags)
	}
	dir, _, _ := strings.Cut("/"+path.Dir(name)+"/", "/tests/")
	dir = path.Join(".", dir)
	a.files++
	body := f.Body.(*hclsyntax.Body)
	shared := map[string]givenVariable{}
	for _, b := range body.Blocks {
		if b.Type == "variables" {
			give(shared, file, b.Body)
		}
	}
	for _, b := range body.Blocks {
		if b.Type == "run" && len(blocksOf(b.Body, "module")) == 0 {
			a.run(dir, name+" "+b.Labels[0], file, b.Body, shared)
		}
	}
}

func give(into map[string]givenVariable, file *source.File, b *hclsyntax.Body) {
	for n, v := range b.Attributes {
		into[n] = givenVariable{attr: v.AsHCLAttribute(), from: &parsed{file: file}}
	}
}

func (a *assertions) run(dir, name string, file *source.File, b *hclsyntax.Body, shared map[string]givenVariable) {
	a.runs++
	u := newUnit(newLoader(a.tree), dir, Options{})
	for n, v := range shared {
		u.given[n] = v
	}
	for _, v := range blocksOf(b, "variables") {
		give(u.given, file, v.Body)
	}
	scope := u.root.self.with("output", u.root.outputsObject(), binding{})
	for _, as := range blocksOf(b, "assert") {
		cond := as.Body.Attributes["condition"].Expr
		at := fmt.Sprintf("%s: %s", name, file.Data[cond.Range().Start.Byte:cond.Range().End.Byte])
		v, diags := wrap(cond).Value(scope.ctx)
		switch v = bare(v); {
		case diags.HasErrors():
			a.failed++
			a.t.Errorf("%s: %v", at, diags)
		case !v.IsKnown():
			a.unknown++
			a.open = append(a.open, "unknown: "+at)
		case v.IsNull() || v.Type() != cty.Bool || v.False():
			a.no++
			a.t.Errorf("%s is false", at)
		default:
			a.yes++
		}
	}
}
