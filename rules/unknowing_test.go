package rules_test

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/value"
)

// TestKnowingLess turns everything a fixture says unknown, one thing at a time,
// and holds the product to its two promises: no finding appears that was not
// there, and a finding that goes leaves an open check of its rule behind. A
// rule is held to them on all its good and bad fixtures; each thing that can become unknown
// is also shown to all rules, a few times for each category.
func TestKnowingLess(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	shown := &sightings{}
	for _, r := range e.Rules() {
		t.Run(folder(r), func(t *testing.T) {
			t.Parallel()
			own := e.Only(func(o *finding.Rule) bool { return o.ID == r.ID })
			for _, f := range fixtures(t, r) {
				if f.kind != "unknown" && f.day == today {
					knowLess(t, e, own, f, shown)
				}
			}
		})
	}
}

// sightings counts how often something was shown to all rules.
type sightings struct{ count sync.Map }

const showings = 2

// again reports whether a thing is to be shown once more.
func (s *sightings) again(category, what string) bool {
	n, _ := s.count.LoadOrStore(category+" "+what, new(atomic.Int32))
	return n.(*atomic.Int32).Add(1) <= showings
}

func knowLess(t *testing.T, all, own *engine.Engine, f fixture, shown *sightings) {
	specs := f.specs(t)
	clusters := f.clusters(fresh(specs))
	base := map[*engine.Engine]map[string]string{
		all: failures(run(t, all, clusters)),
		own: failures(run(t, own, clusters)),
	}
	for _, step := range lessKnown(specs) {
		e := own
		if shown.again(path.Dir(f.dir), step.kind) {
			e = all
		}
		got := run(t, e, f.clusters(step.specs))
		less := failures(got)
		for key, text := range less {
			if base[e][key] == "" {
				t.Errorf("%s/%s, %s unknown: a finding appears: %s: %s", f.dir, f.name, step.what, key, text)
			}
		}
		open := map[string]bool{}
		for _, g := range got {
			open[g.Rule.ID] = open[g.Rule.ID] || g.Kind == finding.Open
		}
		for key, text := range base[e] {
			if id, _, _ := strings.Cut(key, " "); less[key] == "" && !open[id] {
				t.Errorf("%s/%s, %s unknown: %s is silent, but said: %s", f.dir, f.name, step.what, id, text)
			}
		}
	}
}

// instance is what tells copies apart, of which one stands for all.
var instance = regexp.MustCompile(`\["?[^\]]*\]`)

// failures are the findings by what they are about: names and counts in
// messages may become unknown, and indexes may shift.
func failures(fs []finding.Finding) map[string]string {
	out := map[string]string{}
	for _, f := range fs {
		if f.Kind == finding.Fail {
			key := fmt.Sprint(f.Rule.ID, " ", f.Cluster, " ", f.Address)
			out[instance.ReplaceAllString(key, "")] = f.Location.Range.String() + ": " + f.Message
		}
	}
	return out
}

// knowledge is a configuration of which one thing is not known.
type knowledge struct {
	what  string
	kind  string // the same for the same thing of other resources of its type
	specs parser.Specs
}

// lessKnown returns the configuration once for each thing in it that can become
// unknown: every leaf of every body, the parent and the scope of a resource,
// and whether it exists.
func lessKnown(specs parser.Specs) []knowledge {
	var out []knowledge
	for i, r := range specs.Resources {
		change := func(what string, f func(*azure.Resource)) {
			s := fresh(specs)
			f(s.Resources[i])
			out = append(out, knowledge{what: r.Address + " " + what, kind: r.Type + " " + what, specs: s})
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
			s := fresh(specs)
			f(s.Patches[i])
			out = append(out, knowledge{what: p.Address + " " + what, kind: p.Type + " " + what, specs: s})
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
					out = append(out, knowledge{o.Address() + " " + what, o.Kind + " " + what, withObject(specs, i, j, without(o.Body, path))})
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
	s := fresh(specs)
	b, o := *s.Bundles[bundle], *s.Bundles[bundle].Objects[object]
	o.Body = body
	b.Objects = slices.Clone(b.Objects)
	b.Objects[object] = &o
	s.Bundles = slices.Clone(s.Bundles)
	s.Bundles[bundle] = &b
	return s
}

// fresh copies what linking changes.
func fresh(s parser.Specs) parser.Specs {
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

// A test that hides nothing would pass on anything.
func TestLessKnownHidesEverything(t *testing.T) {
	v := value.NewObject([]value.Field{
		{Name: "a", Value: value.NewString("x", nil)},
		{Name: "b", Value: value.NewList([]*value.Value{value.NewInt(1, nil)}, nil)},
	}, nil)
	var got []string
	for _, p := range leaves(v, nil) {
		w := without(v, p)
		if !w.Get(p[0]).IsUnknown() && !w.Get(p[0]).Index(0).IsUnknown() {
			t.Errorf("%v is still known", p)
		}
		got = append(got, strings.Join(p, "."))
	}
	if want := []string{"a", "b.0", "b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	r := &azure.Resource{Address: "x", Body: v, Parent: v, Scope: v}
	seen := map[string]bool{}
	for _, k := range lessKnown(parser.Specs{Deployment: azure.Deployment{Resources: []*azure.Resource{r}, Patches: []*azure.Patch{{Address: "p", Body: v}}}}) {
		seen[k.what] = true
	}
	want := []string{"p a", "p b", "p b.0", "p existence", "p target", "x a", "x b", "x b.0", "x existence", "x parent", "x scope"}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
