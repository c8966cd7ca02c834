package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// LinkState says what is known of the other end of a link.
type LinkState uint8

const (
	// LinkNone: nothing was written, or null was. The zero value.
	LinkNone LinkState = iota
	// LinkResolved: the other end is a resource of the graph.
	LinkResolved
	// LinkExternal: which resource it is is known (a literal id, a data source),
	// but the resource is not among the files.
	LinkExternal
	// LinkUnknown: it cannot be known which resource it is.
	LinkUnknown
)

// Link is the other end of a reference between resources.
type Link struct {
	State    LinkState
	Resource *Resource // set when Resolved
	ID       ID        // set when a literal id was written
	// Key is equal for two links that name the same resource, also when it is
	// external; empty when the link is none or unknown.
	Key string
	// Value is what was written.
	Value *value.Value
}

// Graph is all resources of a scan with their links.
type Graph struct {
	Resources []*Resource
	// Outside are the parts of the deployment that are not among the files. Set
	// it after NewGraph; empty means that the files are all that is called.
	Outside []Outside
	// Unread are resources that may grant something, of types that are not known.
	Unread []Unread
	// Existing describes resources that are looked up rather than made (data
	// sources). Set it after NewGraph, before anything is asked.
	Existing  []*Resource
	byAddress map[unitAddress]*Resource
	byType    map[string][]*Resource
	found     *finder // nil until something is asked
}

// unitAddress is what names a resource over all units.
type unitAddress struct{ unit, address string }

// Graph links the resources of a deployment. It changes them, so that a
// resource may be in one graph only: see [Deployment.Beside].
func (d Deployment) Graph() *Graph {
	g := newGraph(d.Resources, d.Patches, d.Existing)
	g.Outside, g.Unread = d.Outside, d.Unread
	return g
}

// NewGraph applies patches to their targets and indexes the resources.
// Resources that do not exist are left out. The order of resources is kept.
func NewGraph(resources []*Resource, patches []*Patch) *Graph {
	return newGraph(resources, patches, nil)
}

// newGraph is NewGraph with what patches may look their targets up by.
func newGraph(resources []*Resource, patches []*Patch, existing []*Resource) *Graph {
	g := &Graph{Existing: existing, byAddress: map[unitAddress]*Resource{}, byType: map[string][]*Resource{}}
	for _, r := range resources {
		if r.Exists == No {
			continue
		}
		g.Resources = append(g.Resources, r)
		g.byAddress[unitAddress{r.Unit, r.Address}] = r
		t := strings.ToLower(r.Type)
		g.byType[t] = append(g.byType[t], r)
	}
	for _, p := range patches {
		if p.Exists == No {
			continue
		}
		g.apply(p)
		if renames(p.Body) {
			g.found = nil
		}
	}
	g.found = nil // what Existing says is not in it yet
	return g
}

// OfType returns the resources of an ARM type, in order.
func (g *Graph) OfType(t string) []*Resource { return g.byType[strings.ToLower(t)] }

// ByAddress returns the resource with an address in a unit, nil when there is
// none.
func (g *Graph) ByAddress(unit, address string) *Resource {
	return g.byAddress[unitAddress{unit, address}]
}

// Resolve finds what v identifies. v may be a literal id, an unknown that
// derives from a resource's attribute, or an object with an id. With a type,
// only resources of that type count, so that a value that derives from several
// resources still has one meaning.
func (g *Graph) Resolve(unit string, v *value.Value, wantType string) Link {
	if v.Kind() == value.Object {
		v = v.GetFold("id")
	}
	if v.IsNothing() {
		return Link{Value: v}
	}
	if s, ok := v.Str(); ok {
		if id, ok := ParseID(s); ok {
			return g.resolveID(unit, v, id, wantType)
		}
	}
	if link, ok := g.resolveRefs(unit, v, wantType); ok {
		return link
	}
	return Link{State: LinkUnknown, Value: v}
}

func (g *Graph) resolveID(unit string, v *value.Value, id ID, wantType string) Link {
	if wantType != "" && !SameType(id.Type, wantType) {
		return Link{State: LinkUnknown, Value: v, ID: id}
	}
	if r := g.knownAs(unit, id); r != nil {
		return Link{State: LinkResolved, Resource: r, ID: id, Key: r.Unit + "\x00" + r.Address, Value: v}
	}
	for _, r := range g.withNames(id) {
		if _, known := r.Identified(id); known || !r.id.Same(id) {
			continue
		}
		// The same names in another subscription are another resource, and whether
		// it is another one is not known when none is stated.
		if id.Subscription != "" && !strings.EqualFold(id.Subscription, r.Subscription) {
			if r.Subscription == "" {
				return Link{State: LinkUnknown, Value: v, ID: id}
			}
			continue
		}
		return Link{State: LinkResolved, Resource: r.Resource, ID: id, Key: r.Unit + "\x00" + r.Address, Value: v}
	}
	return Link{State: LinkExternal, ID: id, Key: idKey(id), Value: v}
}

// literalID builds the identifier of a resource from literal names, as far as
// they are written.
func (g *Graph) literalID(r *Resource) (ID, bool) {
	name, ok := r.Name().Str()
	if !ok {
		return ID{}, false
	}
	names := []string{name}
	for p, depth := g.ParentOf(r), 0; depth < 8; depth++ {
		if p.State != LinkResolved {
			if p.State == LinkExternal && len(p.ID.Names) > 0 {
				names = append(append([]string(nil), p.ID.Names...), names...)
			}
			break
		}
		n, ok := p.Resource.Name().Str()
		if !ok {
			return ID{}, false
		}
		names = append([]string{n}, names...)
		p = g.ParentOf(p.Resource)
	}
	if len(names) != strings.Count(r.Type, "/") {
		return ID{}, false
	}
	group, _ := r.Body.GetFold("resourceGroup").Str()
	return ID{Type: r.Type, Names: names, ResourceGroup: group}, true
}

func (g *Graph) resolveRefs(unit string, v *value.Value, wantType string) (Link, bool) {
	if v.Chosen() {
		return Link{}, false
	}
	var found *Resource
	var outside []value.Ref
	for _, ref := range v.Refs() {
		r := g.ByAddress(unit, ref.Address)
		switch {
		case r == nil:
			outside = append(outside, ref)
		case wantType != "" && !SameType(r.Type, wantType):
		case found != nil && found != r:
			return Link{}, false
		default:
			found = r
		}
	}
	if found != nil {
		return Link{State: LinkResolved, Resource: found, Key: found.Unit + "\x00" + found.Address, Value: v}, true
	}
	if len(outside) == 1 && strings.HasPrefix(lastSegment(outside[0].Address), "data.") {
		return g.lookedUp(unit, outside[0], v)
	}
	if len(outside) == 1 {
		return g.identified(unit, v, outside[0].Address, wantType)
	}
	return Link{}, false
}

// identified resolves a reference whose address is an identifier: what it names
// is not among the files of its unit. Parts that are not known stand in braces
// and name what they stand for. Another unit may have what is known to be
// called so.
func (g *Graph) identified(unit string, v *value.Value, address, wantType string) (Link, bool) {
	id, ok := ParseID(address)
	if !ok || wantType != "" && !SameType(id.Type, wantType) {
		return Link{}, false
	}
	if r := g.knownAs(unit, id); r != nil {
		return Link{State: LinkResolved, Resource: r, ID: id, Key: r.Unit + "\x00" + r.Address, Value: v}, true
	}
	return Link{State: LinkExternal, ID: id, Key: idKey(id), Value: v}, true
}

// idKey is the key of an identifier of something that is not among the files.
func idKey(id ID) string {
	return strings.ToLower(id.Subscription + "/" + id.ResourceGroup + "/" + id.Type + "/" + strings.Join(id.Names, "/"))
}

// lastSegment strips module prefixes: module.a.module.b.data.x.y -> data.x.y.
func lastSegment(address string) string {
	for strings.HasPrefix(address, "module.") {
		rest := address[len("module."):]
		depth := 0
		i := strings.IndexFunc(rest, func(c rune) bool {
			switch c {
			case '[':
				depth++
			case ']':
				depth--
			}
			return c == '.' && depth == 0
		})
		if i < 0 {
			return address
		}
		address = rest[i+1:]
	}
	return address
}

// ParentOf returns the resource that r belongs to.
func (g *Graph) ParentOf(r *Resource) Link {
	if r.Parent == nil {
		return Link{}
	}
	look := g.finder()
	link, ok := look.parents[r]
	if !ok {
		// Who asks while it is being found goes in a circle.
		look.parents[r] = Link{State: LinkUnknown, Value: r.Parent}
		link = g.findParent(r)
		look.parents[r] = link
	}
	return link
}

func (g *Graph) findParent(r *Resource) Link {
	i := strings.LastIndexByte(r.Type, '/')
	if i < 0 || strings.Count(r.Type, "/") < 2 {
		return Link{}
	}
	want := r.Type[:i]
	link := g.Resolve(r.Unit, r.Parent, want)
	if link.State != LinkUnknown {
		return link
	}
	// azurerm names the parent instead of identifying it.
	return g.parentByName(r, want, link)
}

// Children returns the resources of a type whose parent is r, in order.
func (g *Graph) Children(r *Resource, childType string) []*Resource {
	var out []*Resource
	for _, c := range g.OfType(childType) {
		if l := g.ParentOf(c); l.State == LinkResolved && l.Resource == r {
			out = append(out, c)
		}
	}
	return out
}
