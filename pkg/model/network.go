package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// networkMode is what the network profile says together with the pools.
func (b *build) networkMode() {
	n := &b.c.Network
	n.IPAM = b.ipam(NotKnown[bool]("no pool is among the files"), None[string]())
	for _, node := range b.pools {
		if !node.p.Maybe {
			n.IPAM = node.p.IPAM
			break
		}
	}
	b.podRanges()
	n.OneVNet = b.oneVNet()
}

// oneVNet compares the networks of all pools that state a subnet.
func (b *build) oneVNet() Value[bool] {
	var lacks need
	var seen []*poolNode
	for _, node := range b.pools {
		if node.subnet.state == azure.LinkNone {
			continue
		}
		here := b.vnetOfSubnet(node.subnet)
		for _, other := range seen {
			switch b.vnetOfSubnet(other.subnet).same(here) {
			case no:
				if !node.p.Maybe && !other.p.Maybe {
					return Known(false, node.subnet.value, other.subnet.value)
				}
				lacks.value("it is not known whether pool "+node.name()+" exists", node.p.MaybeWhy)
			case maybe:
				lacks.value("the network of the pools is not known", node.subnet.value)
			case yes:
			}
		}
		seen = append(seen, node)
	}
	switch {
	case lacks.some():
		return lacking[bool](lacks)
	case len(seen) == 0:
		return None[bool]()
	}
	return Known(true, seen[0].subnet.value)
}

// link reads a reference to a subnet. Its index follows once the subnets are
// listed.
func (b *build) link(to *SubnetLink, v, at *value.Value, role string) end[subnetNode] {
	return b.linkIn(b.r.Unit, to, v, at, role)
}

func (b *build) linkIn(unit string, to *SubnetLink, v, at *value.Value, role string) end[subnetNode] {
	e := b.subnetEnd(unit, v)
	switch e.state {
	case azure.LinkNone:
		to.Written = orDefault(Defaulted(false), at)
	case azure.LinkResolved, azure.LinkExternal:
		to.Written = known(true, v)
	case azure.LinkUnknown:
		to.Written = NotKnown[bool]("", v)
		if v.IsKnown() {
			to.Written = known(true, v)
		}
	}
	to.ID = e.leaf()
	if e.state == azure.LinkNone {
		to.ID = orDefault(to.ID, at)
	}
	b.linked = append(b.linked, linked{to, e, role})
	return e
}

// around lists the networks and subnets that matter to the cluster: those in
// use and the peers of their networks, and when the unit holds no other cluster
// the rest of the unit too. A subnet in use that is not among the files keeps
// the lists open.
func (b *build) around() {
	near := map[*vnetNode]bool{}
	used := map[*subnetNode]bool{}
	alone := b.only()
	for _, o := range b.g.Outside {
		if o.Unit == b.r.Unit && o.Any {
			b.listsOpen(unseen(o))
		}
	}
	for _, l := range b.linked {
		switch l.end.state {
		case azure.LinkResolved:
			used[l.end.node] = true
		case azure.LinkUnknown, azure.LinkExternal:
			b.listsOpen(l.end.value)
		case azure.LinkNone:
		}
		if v := b.vnetOfSubnet(l.end).node; v != nil {
			near[v] = true
			for _, peer := range v.ends {
				if peer.node != nil {
					near[peer.node] = true
				}
			}
		}
	}
	for _, v := range b.vnets {
		if near[v] || alone && v.res.Unit == b.r.Unit {
			near[v] = true
			b.near = append(b.near, v)
			b.c.Network.VNets.Add(b.vnet(v))
		}
	}
	for _, s := range b.nets.subnets {
		if used[s] || alone && s.unit == b.r.Unit || s.vnet.node != nil && near[s.vnet.node] {
			b.subnets = append(b.subnets, s)
			b.c.Network.Subnets.Add(b.subnet(s))
		}
	}
}

// listsOpen notes a subnet in use that is not listed.
func (b *build) listsOpen(why *value.Value) {
	n := &b.c.Network
	if n.Subnets.Open {
		return
	}
	if why.Why() == "" {
		why = value.NewUnknown("a subnet in use is not among the files", why.Locator())
	}
	n.Subnets.Open, n.Subnets.Why = true, why
	n.VNets.Open, n.VNets.Why = true, why
}

func (b *build) vnet(v *vnetNode) *VNet {
	at := enclosing(v.res.Body, "properties", "addressSpace")
	return &VNet{
		Entity:       entity(v.res),
		ID:           v.key,
		Name:         text(v.res.Name(), v.res.Body, None[string]()),
		AddressSpace: texts(v.res.Prop("addressSpace", "addressPrefixes"), at, unwrittenRange()),
		UsedByPools:  b.usedByPools(v),
		Peers:        v.peers,
	}
}

// unwrittenRange is an address range that is not written: it is then given out
// by an address pool.
func unwrittenRange() Value[[]string] {
	return NotKnown[[]string]("no address range is written; it may come from an address pool")
}

func (b *build) usedByPools(v *vnetNode) Value[bool] {
	var lacks need
	here := end[vnetNode]{key: v.key}
	for _, node := range b.pools {
		if node.subnet.state == azure.LinkNone {
			continue
		}
		switch b.vnetOfSubnet(node.subnet).same(here) {
		case yes:
			if !node.p.Maybe {
				return Known(true, node.subnet.value)
			}
			lacks.value("it is not known whether pool "+node.name()+" exists", node.p.MaybeWhy)
		case maybe:
			lacks.value("the subnet of pool "+node.name()+" is not known"+after(": ", node.subnet.value.Why()), node.subnet.value)
		case no:
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false)
}

func (b *build) subnet(s *subnetNode) *Subnet {
	get := s.props.GetFold
	out := &Subnet{
		Entity:      s.entity,
		ID:          s.key,
		Name:        text(s.name, s.props, None[string]()),
		VNetID:      s.vnet.leaf(),
		Prefixes:    prefixes(s),
		Delegations: delegations(get("delegations"), s.props),
		NSG:         b.present(s.unit, get("networkSecurityGroup"), s.props),
		RouteTable:  b.present(s.unit, get("routeTable"), s.props),
	}
	out.PrefixLength = derive(out.Prefixes, prefixLength)
	out.Capacity = derive(out.Prefixes, capacity)
	out.InsideVNet = insideVNet(out.Prefixes, s)
	out.VNetIndex = b.vnetIndex(s)
	return out
}

func (b *build) vnetIndex(s *subnetNode) Value[int] {
	if s.vnet.state == azure.LinkUnknown {
		return NotKnown[int](unresolved(s.vnet.value), s.vnet.value)
	}
	if i := slices.Index(b.near, s.vnet.node); i >= 0 {
		return Known(i, s.vnet.value)
	}
	return None[int](s.vnet.value)
}

// prefixes reads the ranges of a subnet, from the list or the single one.
func prefixes(s *subnetNode) Value[[]string] {
	many := texts(s.props.GetFold("addressPrefixes"), s.props, None[[]string]())
	if many.IsUnknown() || len(many.v) > 0 {
		return many
	}
	one := text(s.props.GetFold("addressPrefix"), s.props, None[string]())
	return derive(one, func(p string) Value[[]string] { return Known([]string{p}) }).orElse(orDefault(unwrittenRange(), s.props))
}

// orElse replaces a null.
func (l Value[T]) orElse(other Value[T]) Value[T] {
	if l.IsNull() {
		return other
	}
	return l
}

// delegations reads the services a subnet is delegated to.
func delegations(v, at *value.Value) Value[[]string] {
	switch {
	case v.IsUnknown():
		return NotKnown[[]string]("", v)
	case v.IsNothing():
		return orDefault(Defaulted([]string{}), at)
	}
	out := []string{}
	for _, item := range v.Items() {
		service := text(item.GetFold("properties", "serviceName"), item, None[string]())
		if service.IsUnknown() {
			return NotKnown[[]string]("one of the delegations is not known: "+service.Why(), append(service.from, v)...)
		}
		if !service.IsNull() {
			out = append(out, service.v)
		}
	}
	if v.Open() {
		return NotKnown[[]string]("there may be more delegations", v)
	}
	return known(out, v)
}

// links fills in the places of linked subnets.
func (b *build) links() {
	index := make(map[*subnetNode]int, len(b.subnets))
	for i, s := range b.subnets {
		index[s] = i
	}
	for _, l := range b.linked {
		i, listed := index[l.end.node]
		switch {
		case listed:
			l.to.Index = known(i, l.end.value)
		case l.end.state == azure.LinkUnknown:
			l.to.Index = NotKnown[int](unresolved(l.end.value), l.end.value)
		case l.end.state == azure.LinkExternal:
			l.to.Index = NotKnown[int]("the subnet is not among the files", l.end.value)
		default:
			l.to.Index = None[int](l.end.value)
		}
	}
}
