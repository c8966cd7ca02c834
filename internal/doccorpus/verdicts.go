package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
)

// tally counts samples by kind.
type tally struct {
	pages, sampled, bicep int
	kinds                 map[string]int
}

func count(pages []page) tally {
	t := tally{pages: len(pages), kinds: map[string]int{}}
	for _, p := range pages {
		t.bicep += p.bicep
		if len(p.samples) > 0 {
			t.sampled++
		}
		for _, s := range p.samples {
			t.kinds[s.kind]++
		}
	}
	return t
}

func (t tally) print(w io.Writer) {
	fmt.Fprintf(w, "%d pages, %d with samples\n", t.pages, t.sampled)
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(w, "%6d %s\n", t.kinds[kind], kind)
	}
	fmt.Fprintf(w, "%6d bicep, not checked\n", t.bicep)
}

// verdicts is what akslint said of all pages, by rule.
type verdicts struct {
	rules    map[string]*verdict
	problems []string
}

// verdict is what one rule said.
type verdict struct {
	id, name, severity string
	places             []string
	open               int
}

func (v *verdicts) add(p page, r result) {
	if v.rules == nil {
		v.rules = map[string]*verdict{}
	}
	for _, f := range r.Findings {
		rule := v.rules[f.Rule]
		if rule == nil {
			rule = &verdict{id: f.Rule, name: f.Name, severity: f.Severity}
			v.rules[f.Rule] = rule
		}
		if f.Kind == "open" {
			rule.open++
			continue
		}
		rule.places = append(rule.places, p.place(f.Location)+": "+f.Message)
	}
	for _, b := range r.Problems {
		v.problems = append(v.problems, p.place(b.Location)+": "+b.Message)
	}
}

// place is a line of the page: that of the sample is the same.
func (p page) place(at *location) string {
	if at == nil {
		return p.name
	}
	return fmt.Sprintf("%s:%d", p.name, at.Start.Line)
}

// severities from the gravest to the mildest, as they are printed.
var severities = []string{"critical", "high", "medium", "low", "info"}

// print lists problems, then the rules that found something, the gravest first,
// then how many checks stayed open.
func (v *verdicts) print(w io.Writer) {
	fmt.Fprintf(w, "\nproblems: %d\n", len(v.problems))
	for _, p := range v.problems {
		fmt.Fprintln(w, "  "+p)
	}
	rules := slices.SortedFunc(maps.Values(v.rules), func(a, b *verdict) int {
		return cmp.Or(slices.Index(severities, a.severity)-slices.Index(severities, b.severity), cmp.Compare(a.id, b.id))
	})
	open := 0
	for _, r := range rules {
		open += r.open
		if len(r.places) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s %s %s: %d\n", r.id, r.severity, r.name, len(r.places))
		for _, place := range r.places {
			fmt.Fprintln(w, "  "+place)
		}
	}
	fmt.Fprintf(w, "\nopen: %d\n", open)
}
