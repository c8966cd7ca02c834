package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/spelling"
)

// Rules says which rules run, how much they weigh and what they compare with.
type Rules struct {
	// Profile is where the selection begins, one of [Profiles]; the zero Text when
	// nothing is said.
	Profile Text `key:"profile" doc:"Rules to begin with: all of them, or as essential those of high and critical severity. Default: all." enum:"all,essential"`
	// Selection picks rules out of the profile.
	Selection `key:"rules" doc:"Rules that run, by name, identifier, category or pillar. Default: all of the profile."`
	// Severity is what rules weigh in place of what they say themselves.
	Severity []Severity `key:"severity" doc:"Severity of single rules, by name or identifier, in every environment. Default: what the rule says."`
	// RuleDirs are directories with rules of users.
	RuleDirs []Path `key:"rules_dirs" doc:"Directories with rules of your own. Default: none."`
	// Naming are the regular expressions that names have to match, by the names in
	// [NamingKeys]; Thresholds are the numbers of [Thresholds] that are set.
	Naming     map[string]string `key:"naming" doc:"Regular expressions (RE2) that names have to match. Default: any name will do."`
	Thresholds map[string]int    `key:"thresholds" doc:"Numbers that rules compare with."`
}

// Selection picks rules by name, identifier, category or pillar. The zero value
// picks all.
type Selection struct {
	Only []Text `key:"only" doc:"Rules that run; the others do not. Default: all."`
	Skip []Text `key:"skip" doc:"Rules that do not run, whatever only says. Default: none."`
}

// Severity is what one rule weighs. Rule is its name or identifier.
type Severity struct {
	Rule     Text
	Severity finding.Severity
}

// Text is a text, and where it is written. The zero value is no text.
type Text struct {
	Value string
	At    source.Range
}

// Profiles are the names of the profiles, the usual one first: all rules, and
// essential, those of high and critical severity.
func Profiles() []string { return []string{"all", "essential"} }

// severities are the names of the severities, the worst first.
func severities() []string {
	var out []string
	for s := finding.Critical; s > finding.Info; s-- {
		out = append(out, s.String())
	}
	return append(out, finding.Info.String())
}

func failures() []string { return append(severities(), "never") }

// Key is one key of naming or thresholds. Default, Min and Max are those of a
// threshold.
type Key struct {
	Name, Doc         string
	Default, Min, Max int
}

// NamingKeys are the names that can be held against a pattern.
func NamingKeys() []Key {
	return []Key{
		{Name: "cluster", Doc: "Names of clusters."},
		{Name: "system_pool", Doc: "Names of system node pools."},
		{Name: "user_pool", Doc: "Names of user node pools."},
	}
}

// Thresholds are the numbers that can be set. The defaults that count are those of
// the rules, in rules/lib/thresholds; a test holds these against them.
func Thresholds() []Key {
	return []Key{
		{"system_nodes", "Nodes that the system pools have together at least (too-few-system-nodes).", 2, 1, 100},
		{"replicas", "Replicas that a workload of production keeps at least (single-replica, autoscaler-floor-below-two).", 2, 2, 100},
		{"subnet_headroom", "Per cent of a node subnet that stay free at maximum scale (node-subnet-nearly-full).", 20, 0, 90},
		{"finished_jobs", "Past runs of a CronJob that are kept at most (finished-jobs-kept).", 10, 0, 10_000},
		{"liveness_delay", "Seconds from which on the delay of a liveness probe asks for a startup probe (slow-start-without-startup-probe).", 60, 1, 3600},
	}
}

// rules adds the keys that are about rules.
func (r *reader) rules(keys fields, out *Rules) {
	maps.Copy(keys, fields{
		"profile":    func(n node) { out.Profile = r.choice(n, Profiles()) },
		"rules":      func(n node) { out.Selection = r.selection(n) },
		"severity":   func(n node) { out.Severity = r.severity(n) },
		"rules_dirs": func(n node) { out.RuleDirs = r.paths(n) },
		"naming":     func(n node) { out.Naming = r.naming(n) },
		"thresholds": func(n node) { out.Thresholds = r.thresholds(n) },
	})
}

func (r *reader) selection(n node) Selection {
	var s Selection
	r.object(n, "the selection of rules", fields{
		"only": func(n node) { s.Only = r.texts(n) },
		"skip": func(n node) { s.Skip = r.texts(n) },
	})
	return s
}

func (r *reader) severity(n node) []Severity {
	var out []Severity
	r.entries(n, "severity", func(rule, n node) {
		name := r.choice(n, severities())
		if s, err := finding.ParseSeverity(name.Value); err == nil {
			out = append(out, Severity{Text{rule.Value, r.at(rule)}, s})
		}
	})
	return out
}

// maxPattern is how long a regular expression may be: what it costs to compile and
// to match grows with it.
const maxPattern = 1000

func (r *reader) naming(n node) map[string]string {
	out := map[string]string{}
	keys := fields{}
	for _, k := range NamingKeys() {
		keys[k.Name] = func(n node) {
			pattern := r.text(n)
			if len(pattern) > maxPattern {
				r.wrong(n, fmt.Sprintf("this has %d characters, and a regular expression %d at most", len(pattern), maxPattern), "")
			} else if _, err := regexp.Compile(pattern); err != nil {
				r.wrong(n, "this is no regular expression: "+strings.TrimPrefix(err.Error(), "error parsing regexp: "), "They are written as in Go (RE2).")
			} else if pattern != "" {
				out[k.Name] = pattern
			}
		}
	}
	r.object(n, "naming", keys)
	return out
}

func (r *reader) thresholds(n node) map[string]int {
	out := map[string]int{}
	keys := fields{}
	for _, k := range Thresholds() {
		keys[k.Name] = func(n node) {
			v, err := strconv.Atoi(target(n).Value)
			if err != nil || target(n).Tag != "!!int" || v < k.Min || v > k.Max {
				r.wrong(n, fmt.Sprintf("this must be a whole number from %d to %d", k.Min, k.Max), "")
			} else {
				out[k.Name] = v
			}
		}
	}
	r.object(n, "thresholds", keys)
	return out
}

// texts reads a list of texts.
func (r *reader) texts(n node) []Text {
	var out []Text
	for _, item := range r.list(n) {
		if text := r.text(item); text != "" {
			out = append(out, Text{text, r.at(item)})
		}
	}
	return out
}

// choice reads one of several texts.
func (r *reader) choice(n node, allowed []string) Text {
	text := r.text(n)
	switch {
	case text == "":
		return Text{}
	case !slices.Contains(allowed, text):
		hint := "Write " + strings.Join(allowed[:len(allowed)-1], ", ") + " or " + allowed[len(allowed)-1] + "."
		if near := spelling.Nearest(text, allowed); near != "" {
			hint = "Did you mean " + near + "? " + hint
		}
		r.wrong(n, fmt.Sprintf("%q is none of what can be written here", text), hint)
		return Text{}
	}
	return Text{text, r.at(n)}
}
