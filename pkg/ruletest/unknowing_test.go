package ruletest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/value"
)

// A test that hides nothing would pass on anything.
func TestLessKnownHidesEverything(t *testing.T) {
	v := value.NewObject([]value.Field{
		{Name: "a", Value: value.NewString("x", nil)},
		{Name: "b", Value: value.NewList([]*value.Value{value.NewInt(1, nil)}, nil)},
	}, nil)
	var got []string
	for _, p := range leaves(v, nil) {
		w := without(v, p)
		if !w.Get(p[0]).IsUnknown() && !w.Get(p[0]).Index(0).IsUnknown() {
			t.Errorf("%v is still known", p)
		}
		got = append(got, strings.Join(p, "."))
	}
	if want := []string{"a", "b.0", "b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	r := &azure.Resource{Address: "x", Body: v, Parent: v, Scope: v}
	seen := map[string]bool{}
	for _, k := range LessKnown(parser.Specs{Deployment: azure.Deployment{Resources: []*azure.Resource{r}, Patches: []*azure.Patch{{Address: "p", Body: v}}}}) {
		seen[k.What] = true
	}
	want := []string{"p a", "p b", "p b.0", "p existence", "p target", "x a", "x b", "x b.0", "x existence", "x parent", "x scope"}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
