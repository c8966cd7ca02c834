package report

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// gap is one missing value with the checks that wait for it.
type gap struct {
	at     source.Range
	why    string
	paths  []string       // where in the model it is missing
	rules  map[string]int // identifier of the rule: number of clusters
	checks int
}

// gaps groups the open checks by the value they miss: its place and why it is
// missing. A check that misses several values waits for each of them; one that
// names none waits at its own place.
func gaps(findings []finding.Finding) []*gap {
	type key struct{ place, why string }
	type check struct {
		key                 key
		rule, unit, cluster string
	}
	index := map[key]*gap{}
	seen := map[check]bool{}
	var out []*gap
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
			path, why := pathAndReason(m.Message)
			k := key{m.Range.String(), why}
			g := index[k]
			if g == nil {
				g = &gap{at: m.Range, why: why, rules: map[string]int{}}
				index[k] = g
				out = append(out, g)
			}
			if path != "" && !slices.Contains(g.paths, path) {
				g.paths = append(g.paths, path)
			}
			if c := (check{k, f.Rule.ID, f.Unit, f.Cluster}); !seen[c] {
				seen[c] = true
				g.rules[f.Rule.ID]++
				g.checks++
			}
		}
	}
	for _, g := range out {
		slices.Sort(g.paths)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].checks != out[j].checks {
			return out[i].checks > out[j].checks
		}
		if a, b := out[i].at, out[j].at; a.String() != b.String() {
			return a.Before(b)
		}
		return out[i].why < out[j].why
	})
	return out
}

// mostGaps is how many missing values the text report names; those that most
// checks wait for come first.
const mostGaps = 10

// pathAndReason takes "pools[0].zones: not known" apart. What stands before
// the first colon is a path when it is one word.
func pathAndReason(message string) (path, why string) {
	before, after, found := strings.Cut(message, ": ")
	if !found || strings.ContainsAny(before, " /") {
		return "", message
	}
	return before, after
}

// open draws the checks that could not be decided, by the value they miss.
func (t *text) open(r Report) {
	all := gaps(r.Findings)
	if len(all) == 0 {
		return
	}
	variable := false
	t.line(span{remark, "open"}, is(": "), span{bold, plural(r.Count().Open, "check") + " could not be decided"})
	for i, g := range all {
		if i == mostGaps {
			t.note("   ", "more", plural(len(all)-i, "missing value")+"; --format json names them all")
			break
		}
		variable = variable || strings.Contains(g.why, `variable "`)
		line := scrub(g.why)
		if !g.at.IsZero() {
			line = g.at.String() + ": " + line
		}
		t.line(span{frame, "  --> "}, is(line))
		if len(g.paths) > 0 {
			t.note("   ", "missing", shortened(g.paths))
		}
		t.note("   ", plural(g.checks, "check"), ruleList(g.rules))
	}
	if variable {
		t.note("   ", "help", "give variables their values with --var NAME=VALUE or --var-file FILE")
	}
	t.line()
}

// ruleList lists identifiers, with the number of clusters where it is more
// than one.
func ruleList(rules map[string]int) string {
	ids := make([]string, 0, len(rules))
	for id, n := range rules {
		if n > 1 {
			id += " (" + strconv.Itoa(n) + ")"
		}
		ids = append(ids, id)
	}
	sort.Strings(ids)
	if rest := len(ids) - mostRules; rest > 1 {
		return strings.Join(ids[:mostRules], ", ") + " and " + strconv.Itoa(rest) + " more"
	}
	return strings.Join(ids, ", ")
}

// mostRules is how many rules are named for one missing value.
const mostRules = 8

// shortened lists the first few names.
func shortened(names []string) string {
	if len(names) > few {
		return strings.Join(names[:few], ", ") + ", ..."
	}
	return strings.Join(names, ", ")
}

// plural puts a number before a noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
