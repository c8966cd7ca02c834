package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/akslint/akslint/rules/internal/page"
)

// TestPagesAreDrawn wants docs/rules as go generate would write it.
func TestPagesAreDrawn(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := page.All(os.DirFS("."), e.Rules())
	if err != nil {
		t.Fatal(err)
	}
	const dir = "../docs/rules"
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != want {
			t.Errorf("%s/%s is not up to date: run go generate ./... (%v)", dir, name, err)
		}
	}
	drawn, err := filepath.Glob(dir + "/AKS*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range drawn {
		if _, ok := pages[filepath.Base(name)]; !ok {
			t.Errorf("%s is the page of no rule: run go generate ./...", name)
		}
	}
}
