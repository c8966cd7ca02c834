package suppress

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// covering are the allowances that are about a finding, the nearest means first.
func (s *Set) covering(f *finding.Finding) []*entry {
	var out []*entry
	look := func(l finding.Location) {
		s.touched[l.Range.Path()] = true
		for _, e := range s.inFile[l.Range.Path()] {
			if e.names(f.Rule) && within(l.Range, e.Scope) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	look(f.Location)
	for _, l := range f.Trail {
		look(l)
	}
	for _, l := range f.Related {
		if l.Source {
			look(l)
		}
	}
	// The narrowest comment speaks: its reason is about this very place.
	slices.SortStableFunc(out, func(a, b *entry) int {
		return cmp.Compare(a.Scope.End-a.Scope.Start, b.Scope.End-b.Scope.Start)
	})
	for _, e := range s.others {
		if e.names(f.Rule) && e.fits(f) {
			out = append(out, e)
		}
	}
	return out
}

// within reports whether a place begins in a piece of text of the same file.
func within(at, scope source.Range) bool {
	return !at.IsZero() && at.Start >= scope.Start && at.Start < scope.End
}

// names reports whether an allowance is about a rule.
func (a *Allowance) names(r *finding.Rule) bool {
	return strings.EqualFold(a.Rule, r.Name) || strings.EqualFold(a.Rule, r.ID)
}

// fits reports whether what is not a comment is about a finding.
func (a *Allowance) fits(f *finding.Finding) bool {
	if a.By == finding.ByAnnotation {
		o := Object{Name: f.Object, Unit: f.Unit, Cluster: f.Cluster, At: f.ObjectAt}
		if len(f.Deployments) > 0 {
			o.Deployment = f.Deployments[0]
		}
		return o == a.Object
	}
	address := f.Address
	if address == "" {
		address = f.Cluster
	}
	path := match(a.Path, f.Path) || match(a.Path, strings.TrimPrefix(f.Named, "."))
	return match(a.Address, address) && path && match(a.File, f.Location.Range.Path())
}

// match reports whether a pattern fits a text. A star stands for any text.
func match(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == "" || pattern == text
	}
	head, tail := parts[0], parts[len(parts)-1]
	if len(text) < len(head)+len(tail) || !strings.HasPrefix(text, head) || !strings.HasSuffix(text, tail) {
		return false
	}
	text = text[len(head) : len(text)-len(tail)]
	for _, part := range parts[1 : len(parts)-1] {
		_, after, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = after
	}
	return true
}
