package model

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// nets is every virtual network and subnet of a scan, whether the subnet is a
// resource of its own or written inside its network.
type nets struct {
	links
	vnets    []*vnetNode
	subnets  []*subnetNode
	vnetOf   map[*azure.Resource]*vnetNode
	subnetOf map[*azure.Resource]*subnetNode
	inside   map[*vnetNode][]*subnetNode // those written inside a network
	partial  []partialPeering
}

type vnetNode struct {
	res   *azure.Resource
	key   string
	peers List[*Peer]
	ends  []end[vnetNode] // of peers, in their order
}

type subnetNode struct {
	entity Entity
	unit   string
	key    string
	name   *value.Value
	props  *value.Value
	vnet   end[vnetNode]
}

// many is why it is not known who uses which of the copies that a subnet stands
// for; nil when it stands for itself.
func (n *subnetNode) many() *value.Value {
	switch {
	case n == nil:
		return nil
	case n.entity.Copies > 1:
		return whichCopy(n.entity.Copies, n.entity.Address, n.entity.At)
	case n.vnet.node != nil && n.vnet.node.res.Copies > 1:
		return whichOf(n.vnet.node.res)
	}
	return nil
}

// end is the other end of a link to a network or subnet. The zero end is none.
type end[T any] struct {
	state azure.LinkState
	node  *T // set when resolved
	id    azure.ID
	key   string
	// unsure: another end with another key may still be the same thing, as with
	// two data sources.
	unsure bool
	value  *value.Value
}

// same says whether two ends are one thing.
func (e end[T]) same(o end[T]) answer {
	switch {
	case e.key == "" || o.key == "":
		return maybe
	case e.key == o.key:
		return yes
	case e.unsure || o.unsure || partly(e.key) || partly(o.key):
		return maybe
	}
	return no
}

// partly reports whether a part of an identifier is not known: it stands in
// braces.
func partly(key string) bool { return strings.Contains(key, "{") }

// id is the key of the end as a leaf: null when nothing is written.
func (e end[T]) leaf() Value[string] {
	switch e.state {
	case azure.LinkNone:
		return None[string]()
	case azure.LinkResolved, azure.LinkExternal:
		return known(e.key, e.value)
	case azure.LinkUnknown:
	}
	return NotKnown[string](unresolved(e.value), e.value)
}

func newNets(g *azure.Graph) *nets {
	n := &nets{links: newLinks(g), vnetOf: map[*azure.Resource]*vnetNode{}, subnetOf: map[*azure.Resource]*subnetNode{}, inside: map[*vnetNode][]*subnetNode{}}
	for _, r := range g.OfType(typeVNet) {
		v := &vnetNode{res: r, key: keyOf(r)}
		n.vnets = append(n.vnets, v)
		n.vnetOf[r] = v
	}
	own := map[*vnetNode][]*subnetNode{}
	for _, r := range g.OfType(typeSubnet) {
		s := &subnetNode{
			entity: entity(r), unit: r.Unit, key: keyOf(r),
			name: r.Name(), props: r.Body.GetFold("properties"), vnet: n.parentVNet(r),
		}
		n.subnetOf[r] = s
		n.subnets = append(n.subnets, s)
		if s.vnet.node != nil {
			own[s.vnet.node] = append(own[s.vnet.node], s)
		}
	}
	for _, v := range n.vnets {
		n.inline(v, own[v])
	}
	for _, r := range g.OfType(typePeering) {
		n.peering(r)
	}
	return n
}

// entity is the place of a resource in the model.
func entity(r *azure.Resource) Entity {
	return Entity{Address: r.Address, Maybe: r.Exists == azure.Maybe, MaybeWhy: r.ExistsWhy, Copies: r.Copies, At: r}
}

// inline adds the subnets written inside a network. One that has a resource of
// its own as well is that resource.
func (n *nets) inline(v *vnetNode, own []*subnetNode) {
	list := v.res.Prop("subnets")
	for i, item := range list.Items() {
		name := item.GetFold("name")
		if hasTwin(name, own) {
			continue
		}
		s := &subnetNode{
			unit: v.res.Unit, key: v.key + "/subnets/" + strconv.Itoa(i), name: name, props: item.GetFold("properties"),
			vnet:   end[vnetNode]{state: azure.LinkResolved, node: v, key: v.key},
			entity: entity(v.res),
		}
		s.entity.Address = ""
		if at := item.Locator(); at != nil && !item.Secret() {
			s.entity.At = at
		}
		if list.Open() && !s.entity.Maybe {
			s.entity.Maybe, s.entity.MaybeWhy = true, list
		}
		n.subnets = append(n.subnets, s)
		n.inside[v] = append(n.inside[v], s)
	}
}

func hasTwin(name *value.Value, own []*subnetNode) bool {
	s, ok := name.Str()
	for _, o := range own {
		if ok && called(o.name, s) == yes {
			return true
		}
	}
	return false
}

func (n *nets) parentVNet(r *azure.Resource) end[vnetNode] { return n.vnetEndOf(n.parent(r)) }

// vnetEnd resolves a reference to a network.
func (n *nets) vnetEnd(unit string, v *value.Value) end[vnetNode] {
	return n.vnetEndOf(n.resolve(unit, v, typeVNet))
}

func (n *nets) vnetEndOf(link azure.Link) end[vnetNode] {
	e := end[vnetNode]{state: link.State, id: link.ID, key: key(link), value: link.Value}
	switch link.State {
	case azure.LinkResolved:
		e.node = n.vnetOf[link.Resource]
	case azure.LinkExternal:
		_, literal := link.Value.Str()
		e.unsure = !literal
	case azure.LinkUnknown, azure.LinkNone:
		e.key = ""
	}
	return e
}

// subnetEnd resolves a reference to a subnet.
func (n *nets) subnetEnd(unit string, v *value.Value) end[subnetNode] {
	if v.Kind() == value.Object {
		v = v.GetFold("id")
	}
	if s, ok := v.Str(); ok && s == "" {
		v = nil
	}
	link := n.resolve(unit, v, typeSubnet)
	e := end[subnetNode]{state: link.State, id: link.ID, key: key(link), value: v}
	switch link.State {
	case azure.LinkResolved:
		e.node = n.subnetOf[link.Resource]
	case azure.LinkExternal:
		e.unsure = len(link.ID.Names) == 0
		if !e.unsure {
			n.findLiteral(&e)
		}
	case azure.LinkUnknown:
		e.key = ""
		n.findByNetwork(&e, unit)
	case azure.LinkNone:
	}
	return e
}

// findLiteral looks for a literal id among the subnets written inside networks.
func (n *nets) findLiteral(e *end[subnetNode]) {
	up, _ := e.id.Parent()
	for _, r := range n.named(up) {
		is := n.is(r, up)
		if list := r.Prop("subnets"); (list.IsUnknown() || list.Open()) && is != no {
			e.state, e.key = azure.LinkUnknown, ""
		}
		for _, s := range n.inside[n.vnetOf[r]] {
			switch min(called(s.name, e.id.Name()), is) {
			case yes:
				e.state, e.node, e.key = azure.LinkResolved, s, s.key
				return
			case maybe:
				e.state, e.key = azure.LinkUnknown, ""
			case no:
			}
		}
	}
}

// findByNetwork takes a value that derives from one of the subnets written
// inside a network for that subnet, and one that derives from all of them for
// the only one. A choice that is not known derives from what it may be.
func (n *nets) findByNetwork(e *end[subnetNode], unit string) {
	if e.value.Chosen() {
		return
	}
	var hit *subnetNode
	for _, ref := range e.value.Refs() {
		v := n.vnetOf[n.g.ByAddress(unit, ref.Address)]
		if v == nil || !strings.HasPrefix(ref.Attribute, "subnet") {
			continue
		}
		s := n.insideOf(v, ref.Attribute)
		if s == nil || hit != nil && hit != s {
			return
		}
		hit = s
	}
	if hit != nil {
		e.state, e.node, e.key = azure.LinkResolved, hit, hit.key
	}
}

// insideOf is the subnet of a network that an attribute of the network belongs
// to; nil when it cannot be said.
func (n *nets) insideOf(v *vnetNode, attribute string) *subnetNode {
	for _, s := range n.inside[v] {
		if strings.HasPrefix(attribute, "subnets["+s.key[strings.LastIndexByte(s.key, '/')+1:]+"]") {
			return s
		}
	}
	if only := n.inside[v]; len(only) == 1 && !strings.HasPrefix(attribute, "subnets[") && !v.res.Prop("subnets").Open() {
		return only[0]
	}
	return nil
}

// vnetOfSubnet is the network the far end of a subnet link lies in.
func (n *nets) vnetOfSubnet(e end[subnetNode]) end[vnetNode] {
	switch {
	case e.node != nil:
		return e.node.vnet
	case e.state == azure.LinkNone:
		return end[vnetNode]{}
	case e.state == azure.LinkExternal && !e.unsure:
		up, _ := e.id.Parent()
		for _, r := range n.named(up) {
			v := n.vnetOf[r]
			switch n.is(r, up) {
			case yes:
				return end[vnetNode]{state: azure.LinkResolved, node: v, key: v.key, value: e.value}
			case maybe:
				return end[vnetNode]{state: azure.LinkUnknown, value: e.value}
			case no:
			}
		}
		return end[vnetNode]{state: azure.LinkExternal, id: up, value: e.value, key: idKey(up)}
	}
	return end[vnetNode]{state: azure.LinkUnknown, value: e.value}
}

// idKey is how the graph spells the key of a literal id.
func idKey(id azure.ID) string {
	return strings.ToLower(id.Subscription + "/" + id.ResourceGroup + "/" + id.Type + "/" + strings.Join(id.Names, "/"))
}
