package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// regoFiles are all modules, tests too.
func regoFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".rego" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func parse(t *testing.T, name string) *ast.Module {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ast.ParseModuleWithOpts(name, string(src), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestRegoUnitTests runs every test_ rule, and wants some beside every module.
func TestRegoUnitTests(t *testing.T) {
	modules := map[string]*ast.Module{}
	for _, name := range regoFiles(t) {
		modules[name] = parse(t, name)
		if base, ok := strings.CutSuffix(name, "_test.rego"); ok {
			if _, err := os.Stat(base + ".rego"); err != nil {
				t.Errorf("%s tests nothing: %v", name, err)
			}
		} else if _, err := os.Stat(strings.TrimSuffix(name, ".rego") + "_test.rego"); err != nil {
			t.Errorf("%s has no tests: %v", name, err)
		}
	}
	results, err := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithStrict(true)).
		SetModules(modules).
		SetStore(inmem.NewFromObject(documents(t))).
		RunTests(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ran := map[string]int{}
	for r := range results {
		ran[path.Dir(r.Location.File)]++
		if !r.Pass() {
			t.Errorf("%s: %s.%s: %v", r.Location, r.Package, r.Name, orFailed(r.Error))
		}
	}
	for name := range modules {
		if ran[path.Dir(name)] == 0 {
			t.Errorf("%s: no test ran", path.Dir(name))
		}
	}
}

func orFailed(err error) any {
	if err == nil {
		return "failed"
	}
	return err
}

// documents are the tables as rules see them.
func documents(t *testing.T) map[string]any {
	t.Helper()
	facts := map[string]any{}
	files, err := fs.Glob(os.DirFS("data"), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("data/%s: %v", name, err)
		}
		facts[strings.TrimSuffix(name, ".json")] = doc
	}
	return map[string]any{"facts": facts, "akslint": map[string]any{"as_of": today}}
}

// TestRegoIsFormatted wants every module as opa fmt writes it.
func TestRegoIsFormatted(t *testing.T) {
	for _, name := range regoFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.SourceWithOpts(name, src, format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(src, want) {
			continue
		}
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s is not formatted: run opa fmt, or go test ./rules -run TestRegoIsFormatted -update", name)
	}
}

// TestLibrariesAreDocumented wants METADATA on each library package and on each
// function others may call.
func TestLibrariesAreDocumented(t *testing.T) {
	for _, name := range regoFiles(t) {
		if !strings.HasPrefix(name, "lib/") || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		m := parse(t, name)
		told := map[string]bool{}
		for _, a := range m.Annotations {
			if a.Scope == "package" {
				told["package"] = true
			}
		}
		set, errs := ast.BuildAnnotationSet([]*ast.Module{m})
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for _, r := range m.Rules {
			rule := r.Head.Name.String()
			for _, a := range set.GetRuleScope(r) {
				told[rule] = told[rule] || a.Description != ""
			}
			if a := set.GetDocumentScope(r.Ref()); a != nil && a.Description != "" {
				told[rule] = true
			}
		}
		if !told["package"] {
			t.Errorf("%s: the package has no METADATA", name)
		}
		for _, r := range m.Rules {
			if rule := r.Head.Name.String(); !told[rule] && !strings.HasPrefix(rule, "_") {
				t.Errorf("%s:%d: %s has no METADATA with a description", name, r.Location.Row, rule)
			}
		}
	}
}
