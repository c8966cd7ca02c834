package source_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestBefore: a tree of the past has the files of then, and nothing of now that
// was not there.
func TestBefore(t *testing.T) {
	now := fstest.MapFS{
		"infra/main.tf":  {Data: []byte("now")},
		"infra/new.tf":   {Data: []byte("new")},
		"infra/same.tf":  {Data: []byte("same")},
		"new/main.tf":    {Data: []byte("new")},
		"was_a_dir":      {Data: []byte("a file")},
		"k8s/app/a.yaml": {Data: []byte("a")},
	}
	tree, err := source.OpenFS(now, "infra", "new/main.tf", "k8s")
	if err != nil {
		t.Fatal(err)
	}
	was := tree.Before(map[string][]byte{
		"infra/main.tf":     []byte("then"),
		"infra/new.tf":      nil,
		"new/main.tf":       nil,
		"was_a_dir":         nil,
		"was_a_dir/x/y.tf":  []byte("deep"),
		"infra/gone.tf":     []byte("gone"),
		"k8s/base/pdb.yaml": []byte("pdb"),
		"infra/empty.tf":    {},
	})
	var found []string
	for _, target := range was.Targets() {
		if problems := was.Walk(target.Path, func(name string) { found = append(found, name) }); problems != nil {
			t.Errorf("%v", problems)
		}
	}
	want := "infra/empty.tf infra/gone.tf infra/main.tf infra/same.tf k8s/app/a.yaml k8s/base/pdb.yaml"
	if got := strings.Join(found, " "); got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
	for name, want := range map[string]string{"infra/main.tf": "then", "infra/gone.tf": "gone", "infra/same.tf": "same", "was_a_dir/x/y.tf": "deep", "infra/empty.tf": ""} {
		if f, err := was.Read(name); err != nil || string(f.Data) != want {
			t.Errorf("%s: %v", name, err)
		}
		if head, err := was.Head(name); err != nil || string(head) != want {
			t.Errorf("head of %s: %q, %v", name, head, err)
		}
	}
	for _, name := range []string{"infra/new.tf", "new/main.tf", "was_a_dir"} {
		if _, err := was.Read(name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
	if names, err := was.ReadDir("was_a_dir/x"); err != nil || !slices.Equal(names, []string{"y.tf"}) {
		t.Errorf("%v, %v", names, err)
	}
	if !was.IsDir("was_a_dir") || was.IsDir("infra/main.tf") {
		t.Error("directories and files are mixed up")
	}
	if f, err := tree.Read("infra/main.tf"); err != nil || string(f.Data) != "now" {
		t.Error("the tree of now has changed")
	}
}

// TestBeforeThroughLinks: what a link leads to was what it was.
func TestBeforeThroughLinks(t *testing.T) {
	now := fstest.MapFS{
		"shared/main.tf": {Data: []byte("now")},
		"prod/main.tf":   {Data: []byte("../shared/main.tf"), Mode: fs.ModeSymlink},
		"all":            {Data: []byte("prod"), Mode: fs.ModeSymlink},
		"out.tf":         {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink},
		"self.tf":        {Data: []byte("self.tf"), Mode: fs.ModeSymlink},
	}
	tree, err := source.OpenFS(now, "prod")
	if err != nil {
		t.Fatal(err)
	}
	was := tree.Before(map[string][]byte{"shared/main.tf": []byte("then")})
	for _, name := range []string{"prod/main.tf", "all/main.tf"} {
		if f, err := was.Read(name); err != nil || string(f.Data) != "then" {
			t.Errorf("%s: %v, %v", name, f, err)
		}
		if got := tree.Resolve(name); got != "shared/main.tf" {
			t.Errorf("%s lies at %s", name, got)
		}
	}
	for _, name := range []string{"out.tf", "self.tf", "none.tf", "shared/main.tf"} {
		if got := tree.Resolve(name); got != name {
			t.Errorf("%s lies at %s", name, got)
		}
	}
}
