package ruletest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/value"
)

// Contradictions holds what is found where less is known against what was found
// before: no finding may appear, and one that goes has to leave an open check of its
// rule behind.
func Contradictions(before map[string]string, after []finding.Finding) []string {
	var out []string
	less := Failures(after)
	for key, text := range less {
		if before[key] == "" {
			out = append(out, "a finding appears: "+key+": "+text)
		}
	}
	open := map[string]bool{}
	for _, f := range after {
		open[f.Rule.ID] = open[f.Rule.ID] || f.Kind == finding.Open
	}
	for key, text := range before {
		if id, _, _ := strings.Cut(key, " "); less[key] == "" && !open[id] {
			out = append(out, id+" is silent, but said: "+text)
		}
	}
	slices.Sort(out)
	return out
}

// instance is what tells copies apart, of which one stands for all.
var instance = regexp.MustCompile(`\["?[^\]]*\]`)

// Failures are the findings by what they are about: names and counts in
// messages may become unknown, and indexes may shift.
func Failures(fs []finding.Finding) map[string]string {
	out := map[string]string{}
	for _, f := range fs {
		if f.Kind == finding.Fail {
			key := fmt.Sprint(f.Rule.ID, " ", f.Cluster, " ", f.Address)
			out[instance.ReplaceAllString(key, "")] = f.Location.Range.String() + ": " + f.Message
		}
	}
	return out
}

// Knowledge is a configuration of which one thing is not known.
type Knowledge struct {
	What  string
	Kind  string // the same for the same thing of other resources of its type
	Specs parser.Specs
}

// LessKnown returns the configuration once for each thing in it that can become
// unknown: every leaf of every body, the parent and the scope of a resource,
// and whether it exists.
func LessKnown(specs parser.Specs) []Knowledge {
	var out []Knowledge
	for i, r := range specs.Resources {
		change := func(what string, f func(*azure.Resource)) {
			s := Fresh(specs)
			f(s.Resources[i])
			out = append(out, Knowledge{What: r.Address + " " + what, Kind: r.Type + " " + what, Specs: s})
		}
		for _, path := range leaves(r.Body, nil) {
			change(strings.Join(path, "."), func(r *azure.Resource) { r.Body = without(r.Body, path) })
		}
		if r.Parent != nil {
			change("parent", func(r *azure.Resource) { r.Parent = hidden(r.Parent) })
		}
		if r.Scope != nil {
			change("scope", func(r *azure.Resource) { r.Scope = hidden(r.Scope) })
		}
		change("existence", func(r *azure.Resource) { r.Exists, r.ExistsWhy = azure.Maybe, hidden(nil) })
	}
	for i, p := range specs.Patches {
		change := func(what string, f func(*azure.Patch)) {
			s := Fresh(specs)
			f(s.Patches[i])
			out = append(out, Knowledge{What: p.Address + " " + what, Kind: p.Type + " " + what, Specs: s})
		}
		for _, path := range leaves(p.Body, nil) {
			change(strings.Join(path, "."), func(p *azure.Patch) { p.Body = without(p.Body, path) })
		}
		change("target", func(p *azure.Patch) { p.Target = hidden(p.Target) })
		change("existence", func(p *azure.Patch) { p.Exists = azure.Maybe })
	}
	for i, b := range specs.Bundles {
		for j, o := range b.Objects {
			for _, path := range leaves(o.Body, nil) {
				if what := strings.Join(path, "."); !slices.Contains(identifying, what) && !nameOfElement.MatchString(what) {
					out = append(out, Knowledge{o.Address() + " " + what, o.Kind + " " + what, withObject(specs, i, j, without(o.Body, path))})
				}
			}
		}
	}
	return out
}

// identifying are the parts of an object that readers take to tell what it is;
// what they do not know of it is no object.
var identifying = []string{"apiVersion", "kind", "metadata", "metadata.name", "metadata.namespace"}

// nameOfElement is the name of a container, a volume or another element of a list,
// which its address has: without it the same finding is told of another address.
var nameOfElement = regexp.MustCompile(`\.\d+\.name$`)

// withObject is a configuration with another body for one object.
func withObject(specs parser.Specs, bundle, object int, body *value.Value) parser.Specs {
	s := Fresh(specs)
	b, o := *s.Bundles[bundle], *s.Bundles[bundle].Objects[object]
	o.Body = body
	b.Objects = slices.Clone(b.Objects)
	b.Objects[object] = &o
	s.Bundles = slices.Clone(s.Bundles)
	s.Bundles[bundle] = &b
	return s
}

// Fresh copies what linking changes.
func Fresh(s parser.Specs) parser.Specs {
	s.Resources, s.Patches = slices.Clone(s.Resources), slices.Clone(s.Patches)
	for i, r := range s.Resources {
		c := *r
		s.Resources[i] = &c
	}
	for i, p := range s.Patches {
		c := *p
		s.Patches[i] = &c
	}
	return s
}

// leaves are the paths of everything written below v. Elements go by their
// index.
func leaves(v *value.Value, at []string) [][]string {
	var out [][]string
	for _, f := range v.Fields() {
		out = append(out, leaves(f.Value, append(slices.Clone(at), f.Name))...)
	}
	for i, it := range v.Items() {
		out = append(out, leaves(it, append(slices.Clone(at), fmt.Sprint(i)))...)
	}
	if len(at) > 0 && v != nil && v.Kind() != value.Unknown {
		out = append(out, at)
	}
	return out
}

// hidden is v as nobody knows it.
func hidden(v *value.Value) *value.Value {
	return value.NewUnknown("the test hides it", v.Locator())
}

// without returns v with what is at path unknown.
func without(v *value.Value, path []string) *value.Value {
	if len(path) == 0 {
		return hidden(v)
	}
	var c *value.Value
	if v.Kind() == value.List {
		items := slices.Clone(v.Items())
		for i := range items {
			if fmt.Sprint(i) == path[0] {
				items[i] = without(items[i], path[1:])
			}
		}
		c = value.NewList(items, v.Locator())
	} else {
		fields := slices.Clone(v.Fields())
		for i := range fields {
			if fields[i].Name == path[0] {
				fields[i].Value = without(fields[i].Value, path[1:])
			}
		}
		c = value.NewObject(fields, v.Locator())
	}
	c = c.WithRefs(v.Refs()...)
	if v.Open() {
		c = c.AsOpen()
	}
	if v.Implied() {
		c = c.AsImplied()
	}
	return c
}
