package rules_test

import (
	"os"
	"slices"
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
)

// TestHeads: what is read of a rule's text without parsing it is what the rule
// says. And a word selects one kind of thing: no category is called as a pillar, no
// rule as either.
func TestHeads(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	heads, err := engine.Heads(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(heads) != len(e.Rules()) {
		t.Fatalf("%d heads of %d rules", len(heads), len(e.Rules()))
	}
	var names, kinds, pillars []string
	for _, r := range e.Rules() {
		names, kinds, pillars = append(names, r.Name), append(kinds, r.Category), append(pillars, string(r.Pillar))
		i := slices.IndexFunc(heads, func(h *finding.Rule) bool { return h.ID == r.ID })
		if i < 0 {
			t.Errorf("%s has no head", r.ID)
			continue
		}
		if h := heads[i]; h.Name != r.Name || h.Category != r.Category || h.Severity != r.Severity || h.Pillar != r.Pillar {
			t.Errorf("the head of %s says %+v", r.ID, h)
		}
	}
	for _, name := range names {
		if slices.Contains(kinds, name) || slices.Contains(pillars, name) {
			t.Errorf("%s is the name of a rule and of a category or pillar", name)
		}
	}
	for _, kind := range kinds {
		if slices.Contains(pillars, kind) {
			t.Errorf("%s is a category and a pillar", kind)
		}
	}
}
