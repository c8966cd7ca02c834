package model

import (
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// around lists the networks and subnets that matter to the cluster: those in
// use and the peers of their networks, and when the unit holds no other cluster
// the rest of the unit too. A subnet in use that is not among the files keeps
// the lists open.
func (b *build) around() {
	near := map[*vnetNode]bool{}
	b.nearAt = map[*vnetNode]int{}
	used := map[*subnetNode]bool{}
	alone := b.only()
	if b.c.Pools.Open {
		b.listsOpen(b.c.Pools.Why)
	}
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
			b.nearAt[v] = len(b.near)
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
		Name:         named(v.res.Name(), v.res.Body),
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
	if n, ok := b.nodesIn(here); ok {
		return Known(true, n.end.value).Explained("the subnet of pool " + n.name + " lies in it")
	}
	for _, n := range b.nodeEnds() {
		switch n.vnet.same(here) {
		case yes:
			lacks.value("it is not known whether pool "+n.name+" exists", n.doubt)
		case maybe:
			lacks.value("the subnet of pool "+n.name+" is not known"+after(": ", n.end.value.Why()), n.end.value)
		case no:
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false).Explained("no pool states a subnet of it")
}

func (b *build) subnet(s *subnetNode) *Subnet {
	get := s.props.GetFold
	out := &Subnet{
		Entity:      s.entity,
		ID:          s.key,
		Name:        named(s.name, s.props),
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
	if i, ok := b.nearAt[s.vnet.node]; ok {
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
	return derive(one, func(p string) Value[[]string] { return Known([]string{p}) }).orElse(orDefault(unwrittenRange(), nil, s.props))
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
		return orDefault(Defaulted([]string{}), v, at)
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
