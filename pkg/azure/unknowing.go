package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// A linter must not accuse more when it knows less. To test that, every leaf of
// every resource is turned unknown in turn, and what is built from the rest is
// compared with what was built from all of it.

// LeafPath leads to a leaf of a resource: "body", "parent", "scope" or "exists",
// then field names (string) and indexes (int) below it.
type LeafPath []any

// Leaves lists the leaves of a resource: every value of its body that holds no
// other, known or not, and what identifies its parent and scope. "exists" is
// whether it exists.
func Leaves(r *Resource) []LeafPath {
	out := bodyLeaves(nil, LeafPath{"body"}, r.Body)
	out = bodyLeaves(out, LeafPath{"parent"}, r.Parent)
	out = bodyLeaves(out, LeafPath{"scope"}, r.Scope)
	if r.Exists == Yes {
		out = append(out, LeafPath{"exists"})
	}
	return out
}

func bodyLeaves(out []LeafPath, path LeafPath, v *value.Value) []LeafPath {
	switch v.Kind() {
	case value.Absent, value.Unknown:
		return out
	case value.Object:
		for _, f := range v.Fields() {
			out = bodyLeaves(out, step(path, f.Name), f.Value)
		}
		return out
	case value.List:
		for i, item := range v.Items() {
			out = bodyLeaves(out, step(path, i), item)
		}
		// A list is one decision too: how many elements it has.
		return append(out, path)
	default:
		return append(out, path)
	}
}

func step(path LeafPath, s any) LeafPath { return append(path[:len(path):len(path)], s) }

// WithUnknown returns a copy of the graph in which one leaf of one of its
// resources is not known, everything else being shared. The unknown derives from
// nothing, as a variable without a value does.
func (g *Graph) WithUnknown(r *Resource, path LeafPath) *Graph {
	return g.With(r, path, value.NewUnknown("it was made unknown", leafAt(r, path).Locator()))
}

// With is WithUnknown with any other value.
func (g *Graph) With(r *Resource, path LeafPath, v *value.Value) *Graph {
	changed := *r
	switch path[0] {
	case "body":
		changed.Body = with(r.Body, path[1:], v)
	case "parent":
		changed.Parent = with(r.Parent, path[1:], v)
	case "scope":
		changed.Scope = with(r.Scope, path[1:], v)
	case "exists":
		changed.Exists, changed.ExistsWhy = Maybe, v
	}
	out := &Graph{Outside: g.Outside, Unread: g.Unread, byAddress: make(map[unitAddress]*Resource, len(g.byAddress)), byType: make(map[string][]*Resource, len(g.byType))}
	out.Resources = replaced(g.Resources, r, &changed)
	for k, v := range g.byAddress {
		if v == r {
			v = &changed
		}
		out.byAddress[k] = v
	}
	for t, list := range g.byType {
		out.byType[t] = list
	}
	t := strings.ToLower(r.Type)
	out.byType[t] = replaced(g.byType[t], r, &changed)
	return out
}

func replaced(list []*Resource, old, changed *Resource) []*Resource {
	out := append([]*Resource(nil), list...)
	for i := range out {
		if out[i] == old {
			out[i] = changed
		}
	}
	return out
}

// leafAt is the value a path leads to.
func leafAt(r *Resource, path LeafPath) *value.Value {
	var v *value.Value
	switch path[0] {
	case "body":
		v = r.Body
	case "parent":
		v = r.Parent
	case "scope":
		v = r.Scope
	}
	for _, s := range path[1:] {
		switch s := s.(type) {
		case string:
			v = v.Get(s)
		case int:
			v = v.Index(s)
		}
	}
	return v
}

// with copies the values on the way to a leaf and puts another in its place.
func with(v *value.Value, path LeafPath, leaf *value.Value) *value.Value {
	if len(path) == 0 {
		return leaf
	}
	var out *value.Value
	switch s := path[0].(type) {
	case string:
		fields := append([]value.Field(nil), v.Fields()...)
		for i := range fields {
			if fields[i].Name == s {
				fields[i].Value = with(fields[i].Value, path[1:], leaf)
			}
		}
		out = value.NewObject(fields, v.Locator())
	case int:
		items := append([]*value.Value(nil), v.Items()...)
		items[s] = with(items[s], path[1:], leaf)
		out = value.NewList(items, v.Locator())
	}
	return like(v, out)
}
