package newrule

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/ruletest"
	"github.com/akslint/akslint/rules"
)

// formatted holds the Rego of a folder against opa fmt.
func formatted(t *testing.T, dir string) {
	t.Helper()
	for _, file := range []string{"rule.rego", "rule_test.rego"} {
		src, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if want, err := format.Source(file, src); err != nil || string(want) != string(src) {
			t.Errorf("%s is not formatted (%v)", file, err)
		}
	}
}

func open(t *testing.T, dir string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

func TestLaidOutFolderLoads(t *testing.T) {
	root := t.TempDir()
	lib := filepath.Join(root, "lib", "result")
	if err := os.MkdirAll(lib, 0o755); err != nil {
		t.Fatal(err)
	}
	src, err := rules.FS.ReadFile("lib/result/result.rego")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(lib, "result.rego"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, r := range []Rule{{Category: "network", Name: "public_api_server"}, {Category: "network", Name: "second", For: Manifests}} {
		dir, r, err := Lay(open(t, root), ".", r)
		if err != nil {
			t.Fatal(err)
		}
		formatted(t, filepath.Join(root, dir))
		e, err := engine.Load(os.DirFS(root), engine.Options{Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Rules()[i].ID; got != []string{"AKS001", "AKS002"}[i] || got != r.ID {
			t.Errorf("rule %d is %s", i, got)
		}
	}
}

// What a user lays out passes at once, fixtures and tests and hiding included.
func TestLaidOutCustomRulePasses(t *testing.T) {
	root := t.TempDir()
	want := map[string]string{Terraform: "ORG001", Manifests: "ORG002"}
	for _, l := range Languages() {
		dir, r, err := Lay(open(t, root), ".", Rule{Category: "company", Name: "for_" + l, For: l, Custom: true})
		if err != nil {
			t.Fatal(err)
		}
		formatted(t, filepath.Join(root, dir))
		if r.ID != want[l] {
			t.Errorf("%s is %s", l, r.ID)
		}
	}
	result, err := ruletest.Run(t.Context(), ruletest.Options{Own: rules.FS, Custom: engine.Custom{Dir: "policy", Files: os.DirFS(root)}})
	if err != nil || len(result.Folders) != 2 {
		t.Fatal(result, err)
	}
	for _, f := range result.Folders {
		if len(f.Mistakes) > 0 || f.Tests < 2 || f.Fixtures < 2 || f.Hidden < 10 {
			t.Errorf("%+v", f)
		}
	}
	for _, c := range result.Coverage {
		if c.Reached < c.Lines {
			t.Errorf("%s", c)
		}
	}
}

func TestLayRefuses(t *testing.T) {
	root := t.TempDir()
	for _, c := range [][2]string{{"", "x"}, {"network", ""}, {"Network", "x"}, {"network", "public-api"}, {"..", "x"}} {
		if _, _, err := Lay(open(t, root), ".", Rule{Category: c[0], Name: c[1]}); err == nil || !strings.Contains(err.Error(), "is no folder name") {
			t.Errorf("%v: %v", c, err)
		}
	}
	if _, _, err := Lay(open(t, root), ".", Rule{Category: "network", Name: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Lay(open(t, root), ".", Rule{Category: "network", Name: "x"}); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("twice: %v", err)
	}
}
