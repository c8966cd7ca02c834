package report

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// mostGaps is how many places the text report names; those that most checks
// wait for come first. mostCauses is how many causes it names for one.
const (
	mostGaps   = 10
	mostCauses = 2
)

// open draws the checks that could not be decided, by the place of what they
// miss.
func (t *text) open(r Report) {
	all := gaps(r)
	if len(all) == 0 {
		return
	}
	t.line(span{remark, "open"}, is(": "), span{bold, plural(r.Count().Open, "check") + " could not be decided"})
	told, elsewhere := apart(all)
	for i, g := range told {
		if i == mostGaps {
			t.note("   ", "more", plural(len(told)-i, "place")+"; --format json names them all")
			break
		}
		t.gap(g)
	}
	if len(elsewhere) > 0 {
		t.elsewhere(elsewhere)
	}
	for _, help := range closers(told[:min(len(told), mostGaps)]) {
		t.note("   ", "help", help)
	}
	t.line()
}

func (t *text) gap(g *gap) {
	line := source.WithoutCredentials(g.reasons())
	switch {
	case g.at.Range.IsZero():
	case g.places > 1:
		line = whereabouts(g.at) + " and " + strconv.Itoa(g.places-1) + " more: " + line
	default:
		line = whereabouts(g.at) + ": " + line
	}
	t.line(span{frame, "  --> "}, is(line))
	if paths := telling(g.paths); len(paths) > 0 {
		t.note("   ", "missing", andMore(paths, few, ", "))
	}
	t.note("   ", plural(len(g.checks), "check"), ruleList(g.rules()))
}

// reasons lists the first causes and says how many others there are.
func (g *gap) reasons() string {
	named := g.causes[:min(len(g.causes), mostCauses)]
	out := strings.Join(named, "; ")
	if rest := len(g.causes) - len(named) + g.more; rest > 0 {
		out += " (and " + plural(rest, "other reason") + ")"
	}
	return out
}

// incomplete is how every reason ends that --complete would answer.
const incomplete = "the cluster is not marked complete"

// apart takes out what waits for nothing but the word that the files are all
// there is: nearly every repository has it, and it needs no more than a line.
func apart(all []*gap) (told, elsewhere []*gap) {
	for _, g := range all {
		if len(g.causes) == 1 && strings.HasSuffix(g.causes[0], incomplete) {
			elsewhere = append(elsewhere, g)
		} else {
			told = append(told, g)
		}
	}
	return told, elsewhere
}

func (t *text) elsewhere(all []*gap) {
	checks, places := map[*finding.Finding]bool{}, []string{}
	for _, g := range all {
		for c := range g.checks {
			checks[c] = true
		}
		if !g.at.Range.IsZero() {
			places = append(places, whereabouts(g.at))
		}
	}
	line := ruleList((&gap{checks: checks}).rules()) + " could be answered if you say with --complete that the files are all there is"
	if len(places) > 0 {
		line = andMore(places, 1, "") + ": " + line
	}
	t.line(span{frame, "  --> "}, is(line))
}

// closers are what the user can do about what is shown.
func closers(shown []*gap) (out []string) {
	var variable, parameter, unfinished bool
	for _, g := range shown {
		for _, cause := range g.causes {
			variable = variable || unset.MatchString(cause)
			parameter = parameter || unsetParameter.MatchString(cause)
			unfinished = unfinished || strings.HasSuffix(cause, incomplete)
		}
	}
	if variable {
		out = append(out, "give variables their values with --var NAME=VALUE or --var-file FILE")
	}
	if parameter {
		out = append(out, "give parameters their values in a parameter file: beside main.json as main.parameters.json, or named after it: akslint check main.json FILE")
	}
	if unfinished {
		out = append(out, "if the files are all there is, say so with --complete")
	}
	return out
}

// unset and unsetParameter are how readers say that a value given by the user
// would help.
var (
	unset          = regexp.MustCompile(`variable ".*" has no value`)
	unsetParameter = regexp.MustCompile(`parameter ".*" has no value`)
)

// telling leaves out of paths the bounds that only rules read, unless there is
// nothing else.
func telling(paths []string) []string {
	var out []string
	for _, p := range paths {
		last := p[strings.LastIndexByte(p, '.')+1:]
		if last != "max_floor" && !strings.HasPrefix(last, "at_least_") {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return paths
	}
	return out
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
	return andMore(ids, mostRules, ", ")
}

// andMore lists the first names and says how many are left.
func andMore(names []string, most int, separator string) string {
	if rest := len(names) - most; rest > 0 {
		return strings.Join(names[:most], separator) + " and " + strconv.Itoa(rest) + " more"
	}
	return strings.Join(names, separator)
}

// mostRules is how many rules are named for one missing value.
const mostRules = 8

// plural puts a number before a noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
