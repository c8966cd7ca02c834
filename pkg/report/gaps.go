package report

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
)

// gap is something that is missing, with the checks that wait for it.
type gap struct {
	at     finding.Location
	places int      // how many places it is missing at; at is the first
	causes []string // why it is missing; all of them keep the same checks waiting
	more   int      // causes that the model counts and does not name
	paths  []string // where in the model it is missing
	checks map[*finding.Finding]bool
}

// rules counts the checks of each rule.
func (g *gap) rules() map[string]int {
	out := map[string]int{}
	for c := range g.checks {
		out[c.Rule.ID]++
	}
	return out
}

// gaps groups what open checks miss by its place and its cause: the place of an
// input that has no value is its declaration, however many values are made of
// it. A check that misses several values waits for each of them; one that names
// none waits at its own place.
func gaps(r Report) []*gap {
	g := gatherer{index: map[gapKey]*gap{}, unset: r.Coverage.Unresolved}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind != finding.Open || f.Suppression != nil {
			continue
		}
		missing := f.Missing
		if len(missing) == 0 {
			alone := f.Location
			alone.Message = f.Message
			missing = []finding.Location{alone}
		}
		for _, m := range missing {
			g.add(f, m)
		}
	}
	slices.SortFunc(g.out, inOrder)
	all := merged(glued(g.out))
	slices.SortStableFunc(all, func(a, b *gap) int { return len(b.checks) - len(a.checks) })
	return all
}

// merged makes one of the gaps that have the same causes at several places, as
// every manifest has whose cluster is not among the files.
func merged(all []*gap) []*gap {
	index := map[string]*gap{}
	var out []*gap
	for _, g := range all {
		key := strings.Join(g.causes, "; ")
		one := index[key]
		if one == nil {
			index[key] = g
			out = append(out, g)
			continue
		}
		one.places += g.places
		one.more = max(one.more, g.more)
		one.paths = append(one.paths, g.paths...)
		for c := range g.checks {
			one.checks[c] = true
		}
	}
	for _, g := range out {
		slices.Sort(g.paths)
		g.paths = slices.Compact(g.paths)
	}
	return out
}

// inOrder puts what most checks wait for first.
func inOrder(a, b *gap) int {
	switch {
	case len(a.checks) != len(b.checks):
		return len(b.checks) - len(a.checks)
	case sameStart(a.at, b.at):
		return strings.Compare(a.causes[0], b.causes[0])
	case a.at.Range.Before(b.at.Range):
		return -1
	}
	return 1
}

// gatherer collects gaps, one for each place and cause.
type gatherer struct {
	index map[gapKey]*gap
	unset []finding.Location // inputs without a value
	out   []*gap
}

// gapKey is a place and a cause.
type gapKey struct {
	path  string
	start int
	cause string
}

// sameStart reports whether two places are told alike.
func sameStart(a, b finding.Location) bool {
	return a.Range.Path() == b.Range.Path() && a.Range.Start == b.Range.Start
}

func (g *gatherer) add(f *finding.Finding, m finding.Location) {
	path, why := pathAndReason(m.Message)
	named, more := causes(why)
	for _, cause := range named {
		at := g.place(f, m, cause)
		key := gapKey{at.Range.Path(), at.Range.Start, cause}
		one := g.index[key]
		if one == nil {
			one = &gap{at: at, places: 1, causes: []string{cause}, checks: map[*finding.Finding]bool{}}
			g.index[key] = one
			g.out = append(g.out, one)
		}
		if sameStart(at, m) {
			one.more = max(one.more, more)
		}
		if path != "" {
			one.paths = append(one.paths, path)
		}
		one.checks[f] = true
	}
}

// place is where a cause lies: where the input is declared that it names, else
// where the value is missing.
func (g *gatherer) place(f *finding.Finding, m finding.Location, cause string) finding.Location {
	for _, l := range g.unset {
		input, _, ok := strings.Cut(l.Message, unsetWords)
		mine := l.Range.Path() == f.Unit || path.Dir(l.Range.Path()) == f.Unit
		if ok && mine && strings.Contains(cause, input+unsetWords) {
			return l
		}
	}
	return m
}

// unsetWords is what readers say of an input that nobody gave a value.
const unsetWords = " has no value"

// glued joins the causes at one place that keep the same checks waiting, and
// leaves out one that is a part of another's words for no check of its own.
func glued(all []*gap) []*gap {
	var out []*gap
	at := map[gapKey][]*gap{}
	for _, g := range all {
		place := gapKey{path: g.at.Range.Path(), start: g.at.Range.Start}
		i := slices.IndexFunc(at[place], func(o *gap) bool { return !g.at.Range.IsZero() && o.takes(g) })
		if i < 0 {
			out, at[place] = append(out, g), append(at[place], g)
			continue
		}
		o := at[place][i]
		o.paths = append(o.paths, g.paths...)
		o.more = max(o.more, g.more)
		if !o.says(g.causes[0]) {
			o.causes = append(o.causes, g.causes...)
		}
	}
	return out
}

// takes reports whether nothing that waits for another gap would be told wrong
// if it were told here.
func (g *gap) takes(o *gap) bool {
	for c := range o.checks {
		if !g.checks[c] {
			return false
		}
	}
	return len(g.checks) == len(o.checks) || g.says(o.causes[0])
}

// says reports whether a cause is among the words of the gap's own.
func (g *gap) says(cause string) bool {
	return slices.ContainsFunc(g.causes, func(c string) bool { return strings.Contains(c, cause) })
}

// consequence is what a reason says before it comes to its cause: "the pod
// subnet is not known: ".
var consequence = regexp.MustCompile(`^(?:it is not known whether [^:;]*|[^:;]* is not known): `)

// unnamed is how a reason ends that does not name everything behind it.
var unnamed = regexp.MustCompile(`^and ([0-9]+) more$`)

// causes takes a reason apart into what is behind it, and counts what it does
// not name.
func causes(why string) (out []string, more int) {
	for clause := range strings.SplitSeq(why, "; ") {
		for {
			cut := consequence.FindString(clause)
			if cut == "" {
				break
			}
			clause = clause[len(cut):]
		}
		if m := unnamed.FindStringSubmatch(clause); m != nil && len(out) > 0 {
			n, _ := strconv.Atoi(m[1])
			more = max(more, n)
			continue
		}
		if !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return out, more
}

// pathAndReason takes "pools[0].zones: not known" apart. What stands before
// the first colon is a path when it is one word.
func pathAndReason(message string) (path, why string) {
	before, after, found := strings.Cut(message, ": ")
	if !found || strings.ContainsAny(before, " /") {
		return "", message
	}
	return before, after
}
