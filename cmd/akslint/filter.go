package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/kube"
)

// filter says which rules of the catalogue are listed. The zero value lists all.
type filter struct {
	category, pillar string
	severity         *finding.Severity // nil for any
	environment      string            // what rules say there; empty where none is declared
	search           []string          // words that a rule has to have
}

func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "category", Usage: "only rules of the category `CATEGORY`, such as network"},
		&cli.StringFlag{Name: "severity", Usage: "only rules of this `SEVERITY`; with --environment the one they have there"},
		&cli.StringFlag{Name: "pillar", Usage: "only rules of the pillar `PILLAR`"},
		&cli.StringFlag{Name: "environment", Usage: "only rules that have something to say in the environment `NAME`, with the severity they have there"},
		&cli.StringFlag{Name: "search", Usage: "only rules that have all words of this `TEXT` in what they say, or the identifier another tool has for them"},
	}
}

// readFilter takes the flags; a name that no rule has is an error.
func readFilter(c *cli.Context, all []*finding.Rule) (filter, error) {
	f := filter{
		category: c.String("category"), pillar: c.String("pillar"),
		environment: kube.Environment(c.String("environment")),
		search:      strings.Fields(strings.ToLower(c.String("search"))),
	}
	if f.category != "" {
		if err := oneOf("category", f.category, categories(all)); err != nil {
			return f, err
		}
	}
	if f.pillar != "" {
		if err := oneOf("pillar", f.pillar, pillars(all)); err != nil {
			return f, err
		}
	}
	if name := c.String("severity"); name != "" {
		s, err := finding.ParseSeverity(name)
		if err != nil {
			return f, fmt.Errorf("--severity: %w", err)
		}
		f.severity = &s
	}
	return f, nil
}

// apply keeps the rules that are asked for. With an environment they are as they are
// there.
func (f filter) apply(all []*finding.Rule) []*finding.Rule {
	var out []*finding.Rule
	for _, r := range all {
		if f.environment != "" {
			there := *r
			there.Severity = r.SeverityIn(f.environment)
			r = &there
		}
		if f.keeps(r) {
			out = append(out, r)
		}
	}
	return out
}

func (f filter) keeps(r *finding.Rule) bool {
	switch {
	case f.category != "" && r.Category != f.category,
		f.pillar != "" && string(r.Pillar) != f.pillar,
		f.severity != nil && r.Severity != *f.severity,
		!r.Concerns(f.environment):
		return false
	}
	text := searchable(r)
	return !slices.ContainsFunc(f.search, func(word string) bool { return !strings.Contains(text, word) })
}

// searchable is all that a rule says, in small letters.
func searchable(r *finding.Rule) string {
	parts := []string{r.ID, r.Name, r.Category, string(r.Pillar), r.Title, r.Description, r.Remediation.String(), r.Blind}
	for _, tool := range tools(r) {
		parts = append(parts, tool)
		parts = append(parts, r.Equivalents[tool]...)
	}
	return strings.ToLower(strings.Join(parts, "\n"))
}

func categories(all []*finding.Rule) []string {
	return distinct(all, func(r *finding.Rule) string { return r.Category })
}

func pillars(all []*finding.Rule) []string {
	return distinct(all, func(r *finding.Rule) string { return string(r.Pillar) })
}

// distinct are the different values that rules have of something, sorted.
func distinct(all []*finding.Rule, of func(*finding.Rule) string) []string {
	seen := map[string]bool{}
	for _, r := range all {
		seen[of(r)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// severities are the names of all, the worst first.
func severities() []string {
	var out []string
	for s := int(finding.Critical); s >= int(finding.Info); s-- {
		out = append(out, finding.Severity(s).String())
	}
	return out
}
