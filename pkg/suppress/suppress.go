// Package suppress decides which findings somebody has agreed to live with: by
// a comment in the source, by an annotation of a Kubernetes object, or by an
// entry of the configuration. In go the files of a run and the other allowances,
// then the findings, which learn their [finding.Suppression]; out come the
// problems with the allowances themselves.
//
// It reads files as text and knows of each language only where its comments are
// and how far a block goes. It does not know what a file means, and whatever is
// wrong with an allowance, it then suppresses nothing.
package suppress

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// Allowance says that what one rule finds at some place may stay. The place is
// Scope for a comment, Object for an annotation, and Address, Path and File for
// an entry of the configuration.
type Allowance struct {
	// Rule is the name or the identifier of the rule, as written.
	Rule string
	// Reason is why; without one nothing is allowed.
	Reason string
	// Until is the last day on which it holds, as YYYY-MM-DD; empty for good.
	Until string
	By    finding.Means
	At    source.Range // where it is written
	// Scope is the text that a comment is about.
	Scope source.Range
	// Object is what an annotation stands on.
	Object Object
	// Address, Path and File are patterns in which a star stands for any text; an
	// empty one fits everything.
	Address, Path, File string
}

// Object is a Kubernetes object as findings name it.
type Object struct {
	Name                      string // as [finding.Finding.Object] has it
	Unit, Cluster, Deployment string
	// At is where it is declared: another file may have one of the same name.
	At source.Range
}

// Options of a [Set]. The zero value works.
type Options struct {
	// AsOf is the day of the run, as YYYY-MM-DD; empty means that none has ended.
	AsOf string
	// NoInline leaves comments and annotations without effect, and says so.
	NoInline bool
}

// Set is all that is allowed in a run. The zero value allows nothing.
type Set struct {
	opts     Options
	all      []*entry
	seen     map[Allowance]bool
	problems []source.Problem
	// mistakes are problems with comments, touched the files that findings are in or
	// come through.
	mistakes []source.Problem
	touched  map[string]bool
	inFile   map[string][]*entry // comments by the path of their file
	others   []*entry
}

// entry is an allowance and what became of it.
type entry struct {
	Allowance
	suppression *finding.Suppression
	idle        bool // it has no effect, and that is told
	used        bool // something was found that it is about
}

// New returns a set without allowances.
func New(opts Options) *Set {
	return &Set{opts: opts, seen: map[Allowance]bool{}, touched: map[string]bool{}, inFile: map[string][]*entry{}}
}

// Read adds what the comments of files allow. Files of other languages are
// passed over.
func (s *Set) Read(files []*source.File) {
	charts := map[string]bool{}
	for _, f := range files {
		if path.Base(f.Path) == "Chart.yaml" {
			charts[path.Dir(f.Path)] = true
		}
	}
	for _, f := range files {
		allowed, problems := Comments(f, isTemplate(charts, f.Path))
		s.mistakes = append(s.mistakes, problems...)
		s.Add(allowed...)
	}
}

// isTemplate reports whether a file is a template of one of the charts, given by
// their directories.
func isTemplate(charts map[string]bool, name string) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if path.Base(dir) == "templates" && charts[path.Dir(dir)] {
			return true
		}
	}
	return false
}

// Add adds allowances. One that was added before is the same one: an object is
// met once for every cluster it is deployed to.
func (s *Set) Add(allowed ...Allowance) {
	for _, a := range allowed {
		if s.seen[a] {
			continue
		}
		s.seen[a] = true
		e := &entry{Allowance: a, suppression: &finding.Suppression{
			External: a.By == finding.ByConfiguration, Reason: a.Reason, Until: a.Until, By: a.By, At: a.At,
		}}
		s.all = append(s.all, e)
		if a.By == finding.ByComment {
			s.inFile[a.Scope.Path()] = append(s.inFile[a.Scope.Path()], e)
		} else {
			s.others = append(s.others, e)
		}
	}
}

// Apply suppresses the findings that are allowed. It is given them before what
// is alike is made one: what is allowed of one cluster is not of the other.
func (s *Set) Apply(findings []finding.Finding) {
	s.judge()
	for i := range findings {
		f := &findings[i]
		for _, e := range s.covering(f) {
			e.used = true
			if f.Suppression == nil && !e.idle && !f.Rule.Binding {
				f.Suppression = e.suppression
			}
		}
	}
}

// judge finds the allowances that have no effect whatever is found.
func (s *Set) judge() {
	type place struct {
		rule   string
		scope  source.Range
		object Object
		by     finding.Means

		address, path, file string
	}
	first := map[place]*entry{}
	for _, e := range s.all {
		if e.idle = s.idle(e); e.idle {
			continue
		}
		at := place{strings.ToLower(e.Rule), e.Scope, e.Object, e.By, e.Address, e.Path, e.File}
		if before := first[at]; before != nil {
			e.idle = true
			s.note(e, "allows "+e.Rule+" a second time for the same place", "It is allowed at "+before.At.String()+".")
			continue
		}
		first[at] = e
	}
}

// idle reports whether an allowance has no effect, and says why.
func (s *Set) idle(e *entry) bool {
	switch {
	case s.opts.NoInline && e.By != finding.ByConfiguration:
		s.note(e, "is not honoured: --no-inline-allow was given", "")
	case e.Until != "" && s.opts.AsOf > e.Until:
		s.note(e, "no longer allows "+e.Rule+": it ended on "+e.Until, "Repair what it is about, or agree on another day.")
	default:
		return false
	}
	return true
}

// note tells of an allowance. What is allowed is only said to suppress nothing,
// so that no note changes how a run ends.
func (s *Set) note(e *entry, message, hint string) {
	if problem := e.note(message, hint); e.By == finding.ByComment {
		s.mistakes = append(s.mistakes, problem)
	} else {
		s.problems = append(s.problems, problem)
	}
}

func (a *Allowance) note(message, hint string) source.Problem {
	what := string(a.By)
	if a.By == finding.ByConfiguration {
		what = "entry of the configuration"
	}
	return source.Problem{Severity: source.Note, Range: a.At, Message: "this " + what + " " + message, Hint: hint}
}
