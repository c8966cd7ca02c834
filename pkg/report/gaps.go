package report

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// gap is one place where values are missing, with the checks that wait for it.
type gap struct {
	at     source.Range
	causes []string       // why they are missing, what most checks wait for first
	paths  []string       // where in the model they are missing
	rules  map[string]int // identifier of the rule: number of clusters
	checks int
	counts map[string]int // checks that wait for a cause
}

// gaps groups the open checks by the place of the value they miss, or by the
// cause where there is no place. A check that misses several values waits for
// each of them; one that names none waits at its own place.
func gaps(findings []finding.Finding) []*gap {
	g := gatherer{index: map[string]*gap{}, seen: map[waiting]bool{}}
	for i := range findings {
		f := &findings[i]
		if f.Kind != finding.Open {
			continue
		}
		missing := f.Missing
		if len(missing) == 0 {
			missing = []finding.Location{{Range: f.Location.Range, Message: f.Message}}
		}
		for _, m := range missing {
			g.add(f, m)
		}
	}
	for _, one := range g.out {
		slices.Sort(one.paths)
		sort.SliceStable(one.causes, func(i, j int) bool { return one.counts[one.causes[i]] > one.counts[one.causes[j]] })
	}
	sort.SliceStable(g.out, func(i, j int) bool {
		a, b := g.out[i], g.out[j]
		if a.checks != b.checks {
			return a.checks > b.checks
		}
		if a.at.String() != b.at.String() {
			return a.at.Before(b.at)
		}
		return a.causes[0] < b.causes[0]
	})
	return g.out
}

// gatherer collects gaps in the order they are met.
type gatherer struct {
	index map[string]*gap
	seen  map[waiting]bool
	out   []*gap
}

// waiting is one check that waits for a gap, or for one of its causes.
type waiting struct{ key, cause, rule, unit, cluster, deployment string }

func (g *gatherer) add(f *finding.Finding, m finding.Location) {
	path, why := pathAndReason(m.Message)
	key := m.Range.String()
	if m.Range.IsZero() {
		key = why
	}
	one := g.index[key]
	if one == nil {
		one = &gap{at: m.Range, rules: map[string]int{}, counts: map[string]int{}}
		g.index[key] = one
		g.out = append(g.out, one)
	}
	if path != "" && !slices.Contains(one.paths, path) {
		one.paths = append(one.paths, path)
	}
	for _, d := range deployments(f) {
		if g.first(waiting{key, "", f.Rule.ID, f.Unit, f.Cluster, d}) {
			one.rules[f.Rule.ID]++
			one.checks++
		}
	}
	for _, cause := range causes(why) {
		if one.counts[cause] == 0 {
			one.causes = append(one.causes, cause)
		}
		for _, d := range deployments(f) {
			if g.first(waiting{key, cause, f.Rule.ID, f.Unit, f.Cluster, d}) {
				one.counts[cause]++
			}
		}
	}
}

func (g *gatherer) first(w waiting) bool {
	if g.seen[w] {
		return false
	}
	g.seen[w] = true
	return true
}

// consequence is what a reason says before it comes to its cause: "the pod
// subnet is not known: ".
var consequence = regexp.MustCompile(`^(?:it is not known whether [^:;]*|[^:;]* is not known): `)

// causes takes a reason apart into what is behind it.
func causes(why string) []string {
	var out []string
	for clause := range strings.SplitSeq(why, "; ") {
		for {
			cut := consequence.FindString(clause)
			if cut == "" {
				break
			}
			clause = clause[len(cut):]
		}
		if !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return out
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
