package model

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// tree is a model folded for comparison.
type tree struct {
	path  Path
	kind  string // leaf, plain, list, object
	leaf  Leaf
	plain any
	open  bool
	ent   *Entity
	keys  []string
	items []*tree
}

type treeFolder struct{}

func (treeFolder) Leaf(p Path, l Leaf) (*tree, bool) {
	return &tree{path: clone(p), kind: "leaf", leaf: l}, true
}

func (treeFolder) Plain(p Path, v any) *tree { return &tree{path: clone(p), kind: "plain", plain: v} }

func (treeFolder) List(p Path, l Collection, items []*tree) *tree {
	return &tree{path: clone(p), kind: "list", open: l != nil && l.IsOpen(), items: items}
}

func (treeFolder) Object(p Path, e *Entity, keys []string, items []*tree) *tree {
	return &tree{path: clone(p), kind: "object", ent: e, keys: slices.Clone(keys), items: items}
}

func clone(p Path) Path { return append(Path(nil), p...) }

func (n *tree) field(name string) *tree {
	for i, k := range n.keys {
		if k == name {
			return n.items[i]
		}
	}
	return nil
}

// identity names an element of a list: what it is and where it is declared.
func (n *tree) identity() string {
	var b strings.Builder
	if n.ent != nil && n.ent.At != nil {
		b.WriteString(n.ent.Address + "@" + n.ent.At.Locate().Origin.String())
	}
	for _, key := range []string{"role", "kind", "a", "b", "path"} {
		if f := n.field(key); f != nil {
			b.WriteString("|" + strings.TrimSuffix(f.text(), "_and_pods"))
		}
	}
	return b.String()
}

func (n *tree) text() string {
	switch n.kind {
	case "plain":
		return fmt.Sprint(n.plain)
	case "object":
		return n.identity()
	}
	return ""
}

// notCompared are keys that say how things are called or where they stand in a
// list, not what is so.
var notCompared = map[string]bool{"sources": true, "name": true, "kind": true, "formula": true, "now_text": true, "max_text": true, "within_text": true, "index": true, "vnet_index": true, "path": true}

// violations lists where less says more than full: a leaf that is known and
// differs, a bound that rose, an element that full lacks, or one that less lacks
// without saying that there may be more.
func violations(less, full *tree) (out []string) {
	bad := func(format string, args ...any) {
		out = append(out, less.path.String()+": "+fmt.Sprintf(format, args...))
	}
	switch less.kind {
	case "leaf":
		if less.leaf.State() == Unknown {
			return nil
		}
		if full.leaf.State() == Unknown {
			bad("became known: %v", less.leaf.Plain())
		} else if !equalLeaf(less, full) {
			bad("was %v, is %v", full.leaf.Plain(), less.leaf.Plain())
		}
	case "plain":
		if a, ok := less.plain.(int); ok && strings.Contains(less.path.String(), "at_least_") {
			if a > full.plain.(int) {
				bad("bound rose from %v to %v", full.plain, a)
			}
		} else if !reflect.DeepEqual(less.plain, full.plain) {
			bad("was %v, is %v", full.plain, less.plain)
		}
	case "object":
		if less.ent != nil && less.ent.Maybe && len(less.path) > 0 {
			return nil
		}
		if full.ent != nil && full.ent.Maybe && !less.ent.Maybe {
			bad("became certain")
		}
		for i, key := range less.keys {
			if f := full.field(key); f != nil && !notCompared[key] {
				out = append(out, violations(less.items[i], f)...)
			}
		}
	case "list":
		out = append(out, listViolations(less, full)...)
	}
	return out
}

// equalLeaf: a count of two or more may miss some.
func equalLeaf(less, full *tree) bool {
	a, b := less.leaf.Plain(), full.leaf.Plain()
	if n, ok := a.(int); ok && strings.HasSuffix(less.path.String(), "_count") {
		return n == b || n >= 2 && n <= b.(int)
	}
	return reflect.DeepEqual(a, b)
}

func listViolations(less, full *tree) (out []string) {
	rest := append([]*tree(nil), full.items...)
	sure := func(n *tree) int {
		if n.ent == nil || !n.ent.Maybe {
			return 0
		}
		return 1
	}
	items := slices.Clone(less.items)
	slices.SortStableFunc(items, func(a, b *tree) int { return sure(a) - sure(b) })
	for _, item := range items {
		match := -1
		for i, f := range rest {
			if f.identity() == item.identity() {
				match = i
				break
			}
		}
		switch {
		case match >= 0:
			out = append(out, violations(item, rest[match])...)
			rest = append(rest[:match], rest[match+1:]...)
		case sure(item) == 0:
			out = append(out, item.path.String()+": appeared: "+item.identity())
		}
	}
	if len(rest) > 0 && !less.open {
		out = append(out, fmt.Sprintf("%s: %s is gone and nothing says so", less.path, rest[0].identity()))
	}
	if full.open && !less.open {
		out = append(out, less.path.String()+": became closed")
	}
	return out
}

// compare reports where models built from less say more than those built from
// everything.
func compare(t *testing.T, what string, less, full []*Cluster) {
	t.Helper()
	if len(less) != len(full) {
		t.Errorf("%s: %d clusters instead of %d", what, len(less), len(full))
		return
	}
	for i := range less {
		for _, v := range violations(Fold(less[i], treeFolder{}), Fold(full[i], treeFolder{})) {
			t.Errorf("%s: cluster %s: %s", what, full[i].Address, v)
		}
	}
}

// namesRole reports whether a leaf is a name by which Azure knows what a subnet
// is for. A subnet whose name is not known is taken for an ordinary one: names
// are often not known, and those would then all be in doubt.
func namesRole(g *azure.Graph, r *azure.Resource, path azure.LeafPath) bool {
	if path[len(path)-1] != "name" {
		return false
	}
	changed := g.WithUnknown(r, path)
	return len(newScanRoles(g)) != len(newScanRoles(changed))
}

// newScanRoles lists the names of subnets that say what they are for.
func newScanRoles(g *azure.Graph) (out []string) {
	for _, s := range newNets(g).subnets {
		if name, ok := s.name.Str(); ok && rolesByName[name] != "" {
			out = append(out, name)
		}
	}
	return out
}

// TestKnowingLessSaysLess turns every leaf of every resource unknown in turn:
// nothing that was unknown becomes known, nothing known changes, no bound rises,
// nothing appears, and nothing goes without a trace.
func TestKnowingLessSaysLess(t *testing.T) {
	for _, name := range stories(t) {
		s := readStory(t, name)
		full := Build(s.graph, s.opts)
		for _, r := range s.graph.Resources {
			for _, path := range azure.Leaves(r) {
				if namesRole(s.graph, r, path) {
					continue
				}
				less := Build(s.graph.WithUnknown(r, path), s.opts)
				compare(t, fmt.Sprintf("%s: %s %v", name, r.Address, path), less, full)
			}
		}
	}
}

// TestKnowingMuchLessSaysLess does the same for random groups of leaves.
func TestKnowingMuchLessSaysLess(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for _, name := range stories(t) {
		s := readStory(t, name)
		full := Build(s.graph, s.opts)
		for range 60 {
			g := s.graph
			what := name
			for range 2 + random.Intn(6) {
				r := g.Resources[random.Intn(len(g.Resources))]
				paths := azure.Leaves(r)
				if len(paths) == 0 {
					continue
				}
				path := paths[random.Intn(len(paths))]
				if namesRole(g, r, path) {
					continue
				}
				what += fmt.Sprintf("; %s %v", r.Address, path)
				g = g.WithUnknown(r, path)
			}
			compare(t, what, Build(g, s.opts), full)
		}
	}
}

// TestBuildTakesAnything: bodies of the wrong kind are unknown, not a crash.
func TestBuildTakesAnything(t *testing.T) {
	wrong := []*value.Value{
		nil, value.NewNull(nil), value.NewBool(true, nil), value.NewString("", nil), value.NewString("10.0.0.0/99", nil),
		value.NewNumber("1e999", nil), value.NewInt(-1<<62, nil), value.NewInt(1<<62, nil), value.NewNumber("0.5", nil),
		value.NewList(nil, nil), value.NewList([]*value.Value{value.NewNull(nil), nil}, nil), value.NewObject(nil, nil),
	}
	for _, name := range stories(t) {
		s := readStory(t, name)
		for _, r := range s.graph.Resources {
			for _, path := range azure.Leaves(r) {
				for _, v := range wrong {
					for _, c := range Build(s.graph.With(r, path, v), s.opts) {
						if _, err := JSON(c); err != nil {
							t.Fatalf("%s: %s %v: %v", name, r.Address, path, err)
						}
					}
				}
			}
		}
	}
}
