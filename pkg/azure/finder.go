package azure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/value"
)

// finder remembers what was found in a graph, so that a question is answered
// once, and without looking at every resource. It holds as long as names,
// parents and resource groups do not change.
type finder struct {
	parents  map[*Resource]Link
	ids      map[string]map[string][]literal // by lower-case type, then by idNames
	names    map[string]*typeNames           // by lower-case type
	existing map[unitAddress][]*Resource
	known    map[string][]*Resource // by exactKey of the identifier they are known to have
}

// literal is a resource whose names, up to the outermost, are all written.
type literal struct {
	*Resource
	id ID
}

func (g *Graph) finder() *finder {
	if g.found == nil {
		g.found = &finder{
			parents:  make(map[*Resource]Link, len(g.Resources)),
			ids:      map[string]map[string][]literal{},
			names:    map[string]*typeNames{},
			existing: make(map[unitAddress][]*Resource, len(g.Existing)),
			known:    map[string][]*Resource{},
		}
		for _, r := range g.Resources {
			if len(r.KnownID.Names) > 0 {
				key := exactKey(r.KnownID)
				g.found.known[key] = append(g.found.known[key], r)
			}
		}
		for _, e := range g.Existing {
			at := unitAddress{e.Unit, e.Address}
			g.found.existing[at] = append(g.found.existing[at], e)
		}
	}
	return g.found
}

// renames reports whether a patch may change what a resource is found by.
func renames(body *value.Value) bool {
	return body.Kind() != value.Object || body.Open() || slices.ContainsFunc(body.Fields(), func(f value.Field) bool {
		return strings.EqualFold(f.Name, "name") || strings.EqualFold(f.Name, "resourceGroup")
	})
}

// withNames returns the resources of the type and the names of an identifier,
// in order.
func (g *Graph) withNames(id ID) []literal {
	look, t := g.finder(), strings.ToLower(id.Type)
	all, ok := look.ids[t]
	if !ok {
		all = map[string][]literal{}
		for _, r := range g.byType[t] {
			if rid, ok := g.literalID(r); ok {
				key := idNames(rid)
				all[key] = append(all[key], literal{r, rid})
			}
		}
		look.ids[t] = all
	}
	return all[idNames(id)]
}

// knownAs returns the resource that is known to have an identifier, nil when
// there is none: the one of the unit that asks before others.
func (g *Graph) knownAs(unit string, id ID) *Resource {
	all := g.finder().known[exactKey(id)]
	for _, r := range all {
		if r.Unit == unit {
			return r
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return nil
}

func idNames(id ID) string { return Folded(strings.Join(id.Names, "\x00")) }

// typeNames are the resources of a type by what they are called, over all units
// and in each.
type typeNames struct {
	everywhere names
	in         map[string]*names // by unit
}

// names are resources by what they are called.
type names struct {
	all     []*Resource
	called  map[string][]*Resource // by folded name
	unknown []*Resource            // whose name is not a text that is written
}

func (g *Graph) names(t string) *typeNames {
	look, t := g.finder(), strings.ToLower(t)
	if n := look.names[t]; n != nil {
		return n
	}
	out := &typeNames{in: map[string]*names{}}
	for _, r := range g.byType[t] {
		if out.in[r.Unit] == nil {
			out.in[r.Unit] = &names{}
		}
		out.in[r.Unit].add(r)
		out.everywhere.add(r)
	}
	look.names[t] = out
	return out
}

func (n *names) add(r *Resource) {
	n.all = append(n.all, r)
	s, ok := r.Name().Str()
	if !ok {
		n.unknown = append(n.unknown, r)
		return
	}
	if n.called == nil {
		n.called = map[string][]*Resource{}
	}
	n.called[Folded(s)] = append(n.called[Folded(s)], r)
}

// maybe visits the resources that may be called as a value says: all of them
// when that is not known. It ends when visit returns false.
func (n *names) maybe(v *value.Value, visit func(*Resource) bool) {
	if n == nil {
		return
	}
	lists := [][]*Resource{n.all}
	if s, ok := v.Str(); ok {
		lists = [][]*Resource{n.called[Folded(s)], n.unknown}
	}
	for _, list := range lists {
		for _, r := range list {
			if !visit(r) {
				return
			}
		}
	}
}

// Folded maps texts that differ only in letter case to one, as
// [strings.EqualFold] compares them.
func Folded(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(foldRune, s)
		}
	}
	return strings.ToUpper(s)
}

// foldRune is the least rune that differs from r only in case.
func foldRune(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}
