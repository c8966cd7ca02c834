package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/spelling"
)

// selected reports whether a selector means a rule.
func selected(selector string, r *finding.Rule) bool {
	return named(selector, r) || selector == r.Category || selector == string(r.Pillar)
}

func named(selector string, r *finding.Rule) bool {
	return selector == r.Name || strings.EqualFold(selector, r.ID)
}

func selects(selector string, heads []*finding.Rule) bool {
	return slices.ContainsFunc(heads, func(r *finding.Rule) bool { return selected(selector, r) })
}

// selectors are all that selects something.
func selectors(heads []*finding.Rule) []string {
	var out []string
	for _, r := range heads {
		out = append(out, r.Name, r.ID, r.Category, string(r.Pillar))
	}
	return out
}

// picker looks rules up that a configuration names.
type picker struct {
	heads    []*finding.Rule
	problems []source.Problem
}

// known keeps the selectors that mean something.
func (p *picker) known(all []config.Text) []string {
	var out []string
	for _, s := range all {
		if selects(s.Value, p.heads) {
			out = append(out, s.Value)
		} else {
			p.missing(s, "there is no rule, category or pillar %q", selectors(p.heads))
		}
	}
	return out
}

// severities finds the rules that are given one.
func (p *picker) severities(all []config.Severity) map[string]finding.Severity {
	out := map[string]finding.Severity{}
	for _, s := range all {
		i := slices.IndexFunc(p.heads, func(r *finding.Rule) bool { return named(s.Rule.Value, r) })
		if i < 0 {
			p.missing(s.Rule, "there is no rule %q", names(p.heads))
			continue
		}
		out[p.heads[i].ID] = s.Severity
	}
	return out
}

func names(heads []*finding.Rule) []string {
	var out []string
	for _, r := range heads {
		out = append(out, r.Name, r.ID)
	}
	return out
}

func (p *picker) missing(s config.Text, message string, there []string) {
	hint := "akslint rules lists them."
	if near := spelling.Nearest(s.Value, there); near != "" {
		hint = "Did you mean " + near + "? " + hint
	}
	p.problems = append(p.problems, source.Problem{Severity: source.Error, Range: s.At, Message: fmt.Sprintf(message, s.Value), Hint: hint})
}
