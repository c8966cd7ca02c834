package rules_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
)

// TestIdleRulesSayNothing: with only the rules that are loaded for its clusters, a
// fixture gives what it gives with all of them; one bad fixture of each category
// stands for the others.
func TestIdleRulesSayNothing(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	asOf, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	fewer := 0
	for _, r := range e.Rules() {
		if seen[r.Category] {
			continue
		}
		seen[r.Category] = true
		f := fixtures(t, r)[0]
		clusters := f.Clusters(f.specs(t))
		some, err := engine.Load(os.DirFS("."), engine.Options{AsOf: asOf, For: clusters})
		if err != nil {
			t.Fatal(err)
		}
		if len(some.Rules()) < len(e.Rules()) {
			fewer++
		}
		got, want := ruled(run(t, some, clusters)), ruled(run(t, e, clusters))
		if !slices.Equal(got, want) {
			t.Errorf("%s/%s: got %q, with all rules %q", f.Dir, f.Name, got, want)
		}
	}
	if fewer == 0 {
		t.Error("every rule was loaded for every fixture")
	}
}

// ruled is what findings say, each with its rule.
func ruled(fs []finding.Finding) []string {
	out := make([]string, len(fs))
	for i, f := range fs {
		out[i] = f.Rule.ID + " " + f.Message
	}
	return out
}
