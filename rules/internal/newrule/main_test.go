package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/akslint/akslint/pkg/engine"
)

func TestLaidOutFolderLoads(t *testing.T) {
	root := t.TempDir()
	lib := filepath.Join(root, "lib", "result")
	if err := os.MkdirAll(lib, 0o755); err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile("../../lib/result/result.rego")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(lib, "result.rego"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"public_api_server", "second"} {
		dir, err := lay(root, "network", name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"rule.rego", "rule_test.rego"} {
			src, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				t.Fatal(err)
			}
			if want, err := format.Source(file, src); err != nil || string(want) != string(src) {
				t.Errorf("%s is not formatted (%v)", file, err)
			}
		}
		e, err := engine.Load(os.DirFS(root), engine.Options{Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Rules()[i].ID; got != []string{"AKS001", "AKS002"}[i] {
			t.Errorf("rule %d is %s", i, got)
		}
	}
}

func TestLayRefuses(t *testing.T) {
	root := t.TempDir()
	for _, c := range [][2]string{{"", "x"}, {"network", ""}, {"Network", "x"}, {"network", "public-api"}, {"..", "x"}} {
		if _, err := lay(root, c[0], c[1]); err == nil || !strings.Contains(err.Error(), "is no folder name") {
			t.Errorf("%v: %v", c, err)
		}
	}
	if _, err := lay(root, "network", "x"); err != nil {
		t.Fatal(err)
	}
	if _, err := lay(root, "network", "x"); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("twice: %v", err)
	}
}
