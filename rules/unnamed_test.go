package rules_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/ruletest"
	"github.com/akslint/akslint/pkg/value"
)

// TestNoMessageHoldsNull takes the names of all resources out of the fixtures: what
// has no name goes by its address.
func TestNoMessageHoldsNull(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, r := range e.Rules() {
		if !r.Reads.Cluster {
			continue
		}
		for _, f := range fixtures(t, r) {
			specs := ruletest.Fresh(f.specs(t))
			for _, res := range specs.Resources {
				res.Body = unnamed(res.Body)
			}
			found, err := e.Check(t.Context(), f.Clusters(specs))
			if err != nil {
				t.Fatal(err)
			}
			for _, finding := range found.Findings {
				said++
				if strings.Contains(finding.Message, `"null"`) {
					t.Errorf("%s/%s: %s %s", f.Dir, f.Name, finding.Rule.ID, finding.Message)
				}
			}
		}
	}
	if said == 0 {
		t.Error("nothing was said, so nothing was tried")
	}
}

// unnamed is a body without the name of the resource, and of those it holds.
func unnamed(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.Object:
		fields := make([]value.Field, 0, len(v.Fields()))
		for _, f := range v.Fields() {
			if f.Name == "name" && f.Value.Kind() == value.String {
				continue
			}
			f.Value = unnamed(f.Value)
			fields = append(fields, f)
		}
		return v.WithFields(fields)
	case value.List:
		items := make([]*value.Value, 0, len(v.Items()))
		for _, item := range v.Items() {
			items = append(items, unnamed(item))
		}
		return v.WithItems(items)
	default:
		return v
	}
}
