package main

import (
	"os"
	"strings"
	"testing"
)

// The first example of the page on suppressions does what it shows: each rule that a
// comment allows finds something there.
func TestSuppressionsPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/suppressions.md")
	if err != nil {
		t.Fatal(err)
	}
	code := ""
	for _, block := range fenced.FindAllStringSubmatch(string(page), -1) {
		if code == "" && block[1] == "hcl" {
			code = block[2]
		}
	}
	t.Chdir(t.TempDir())
	write(t, "main.tf", code)
	out := follow(strings.Fields("akslint check --show-suppressed --as-of 2026-11-21"))
	_, allowed, _ := strings.Cut(out, "\nsuppressed: ")
	for _, rule := range []string{"AKS205 free-tier", "AKS101 too-few-system-nodes", "AKS203 fewer-nodes-than-zones"} {
		if !strings.Contains(allowed, rule) {
			t.Errorf("%s is not suppressed", rule)
		}
	}
	if strings.Contains(out, "\nnote: ") || strings.Contains(out, `"null"`) || t.Failed() {
		t.Errorf("printed is\n%s", out)
	}
}
