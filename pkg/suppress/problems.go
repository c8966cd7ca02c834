package suppress

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// Run is what happened in a run, as far as it tells whether an allowance is
// needed.
type Run struct {
	// Rules are all that there are, whether they ran or not.
	Rules []*finding.Rule
	// Asked are the identifiers of those that ran.
	Asked map[string]bool
	// Covers reports whether a file is one of those that the run is about; nil means
	// that it is. Others may have been read to learn what calls what: their comments
	// are told of only where a finding comes through them.
	Covers func(path string) bool
	// Whole reports whether all was looked at that a file has a part in; nil means
	// that it was not.
	Whole func(path string) bool
	// Nearest offers the name that was meant, as the end of a message.
	Nearest func(name string) string
}

// Problems returns what is wrong with the allowances, after [Set.Apply], each
// once and in the order of the sources. One that cannot be understood is an error;
// one that has no effect is a note, since what it is about is then found anyway.
func (s *Set) Problems(r Run) []source.Problem {
	out := slices.Clone(s.problems)
	rules := map[string]*finding.Rule{}
	for _, rule := range r.Rules {
		rules[strings.ToLower(rule.Name)], rules[strings.ToLower(rule.ID)] = rule, rule
	}
	tell := func(e *entry, message, hint string) {
		if e.By != finding.ByComment || s.about(r, e.At.Path()) {
			out = append(out, e.note(message, hint))
		}
	}
	for _, p := range s.mistakes {
		if path := cmp.Or(p.Range.Path(), p.Path); s.about(r, path) {
			out = append(out, p)
		}
	}
	for _, e := range s.all {
		switch rule := rules[strings.ToLower(e.Rule)]; {
		case rule == nil:
			tell(e, "allows "+e.Rule+", and there is no such rule"+r.nearest(e.Rule), "akslint rules lists them.")
		case rule.Binding:
			tell(e, "allows nothing: what "+rule.Name+" finds cannot be suppressed", "The rule says so: ignorable is false.")
		case !e.used && !e.idle && r.Asked[rule.ID] && r.Whole != nil && r.Whole(e.At.Path()):
			tell(e, "allows "+e.Rule+", and nothing was found that it is about", "Remove it, or move it to what it is about.")
		}
	}
	slices.SortStableFunc(out, func(a, b source.Problem) int {
		return cmp.Or(cmp.Compare(a.Place(), b.Place()), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(out)
}

// Empty reports whether there is nothing in the files and the configuration that
// is or wants to be an allowance.
func (s *Set) Empty() bool { return len(s.all)+len(s.problems)+len(s.mistakes) == 0 }

// about reports whether a run is about a file.
func (s *Set) about(r Run, path string) bool {
	return s.touched[path] || r.Covers == nil || r.Covers(path)
}

func (r Run) nearest(name string) string {
	if r.Nearest == nil {
		return ""
	}
	return r.Nearest(name)
}
