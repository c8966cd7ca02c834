package model

import (
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

// nodeEnd is where nodes of the cluster lie, or may.
type nodeEnd struct {
	name string
	end  end[subnetNode]
	vnet end[vnetNode]
	// doubt is why it is not certain, nil when it is.
	doubt *value.Value
	maybe bool
}

// nodeEnds are the subnets of all pools that state one; when there may be more
// pools the last is not known. They are asked for once the pools are read.
func (b *build) nodeEnds() []nodeEnd {
	if b.ends == nil {
		b.ends = b.findNodeEnds()
		b.endsIn = map[string]nodeEnd{}
		for _, n := range b.ends {
			if _, ok := b.endsIn[n.vnet.key]; !ok && !n.maybe && n.vnet.key != "" {
				b.endsIn[n.vnet.key] = n
			}
		}
	}
	return b.ends
}

// nodesIn is the first of the ends of nodes that certainly lies in a network.
func (b *build) nodesIn(v end[vnetNode]) (nodeEnd, bool) {
	b.nodeEnds()
	n, ok := b.endsIn[v.key]
	return n, ok
}

func (b *build) findNodeEnds() []nodeEnd {
	out := []nodeEnd{}
	for _, n := range b.pools {
		if n.subnet.state != azure.LinkNone {
			out = append(out, nodeEnd{n.name(), n.subnet, b.vnetOfSubnet(n.subnet), n.p.MaybeWhy, n.p.Maybe})
		}
	}
	for _, e := range b.hosted {
		out = append(out, nodeEnd{"of AKS Automatic", e, b.vnetOfSubnet(e), nil, false})
	}
	if why := b.c.Pools.Why; b.c.Pools.Open {
		e := anyEnd(why)
		out = append(out, nodeEnd{"that may exist", e, b.vnetOfSubnet(e), why, true})
	}
	return out
}

// hostedNodes are the subnets that AKS Automatic was given for the nodes it runs
// itself.
func (b *build) hostedNodes() {
	for _, name := range []string{"nodeSubnetID", "systemNodeSubnetID"} {
		var link SubnetLink
		e := b.link(&link, b.get("hostedSystemProfile", name), b.at("hostedSystemProfile"), roleNodes)
		if e.state != azure.LinkNone {
			b.hosted = append(b.hosted, e)
		}
	}
}

// anyEnd is a link to a subnet that is not known.
func anyEnd(why *value.Value) end[subnetNode] {
	return end[subnetNode]{state: azure.LinkUnknown, value: why}
}

// oneVNet compares the networks of all pools that state a subnet.
func (b *build) oneVNet() Value[bool] {
	var lacks need
	ends := b.nodeEnds()
	for i, x := range ends {
		for _, y := range ends[:i] {
			switch y.vnet.same(x.vnet) {
			case no:
				if !x.maybe && !y.maybe {
					return Known(false, x.end.value, y.end.value).Explained("pools " + y.name + " and " + x.name + " lie in different networks")
				}
				lacks.value("it is not known whether pool "+x.name+" exists", x.doubt)
			case maybe:
				lacks.value("the network of the pools is not known", x.end.value)
			case yes:
			}
		}
		if x.maybe && len(ends) == 1 {
			lacks.value("it is not known whether pool "+x.name+" exists", x.doubt)
		}
	}
	switch {
	case lacks.some():
		return lacking[bool](lacks)
	case len(ends) == 0:
		return None[bool]()
	}
	return Known(true, ends[0].end.value).Explained("every pool that states a subnet lies in one network")
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
		to.Written = orDefault(Defaulted(false), v, at)
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
		to.ID = orDefault(to.ID, v, at)
	}
	b.linked = append(b.linked, linked{to, e, role})
	return e
}
