package model

import (
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// peering ties two networks, as seen from both.
func (n *nets) peering(r *azure.Resource) {
	near := n.parentVNet(r)
	far := n.vnetEnd(r.Unit, r.Prop("remoteVirtualNetwork"))
	if far.state == azure.LinkNone {
		far = end[vnetNode]{state: azure.LinkUnknown, value: r.Prop("remoteVirtualNetwork")}
	}
	add := func(v *vnetNode, other end[vnetNode]) {
		v.peers.Add(&Peer{Entity: entity(r), VNetID: other.leaf()})
		v.ends = append(v.ends, other)
	}
	if near.node != nil {
		add(near.node, far)
	}
	if far.node != nil {
		add(far.node, near)
	}
	for _, e := range []end[vnetNode]{near, far} {
		if e.state == azure.LinkUnknown {
			n.peersOpen(r, e.value)
		}
	}
	if why := notWhole(r); why != nil {
		n.partial = append(n.partial, partialPeering{r.Unit, near, far, why})
	}
}

// partialPeering ties only some subnets of two networks, or only their IPv6
// ranges, or may.
type partialPeering struct {
	unit      string
	near, far end[vnetNode]
	why       *value.Value
}

// notWhole says why a peering is not known to tie two networks with all their
// addresses; nil when it does.
func notWhole(r *azure.Resource) *value.Value {
	complete := boolean(r.Prop("peerCompleteVnets"), r.Body, Defaulted(true))
	only6 := boolean(r.Prop("enableOnlyIPv6Peering"), r.Body, Defaulted(false))
	for _, part := range []struct {
		of     Value[bool]
		whole  bool
		reason string
	}{
		{only6, false, "only IPv6 ranges are peered"},
		{complete, true, "only some subnets are peered"},
	} {
		switch is, ok := part.of.Get(); {
		case !ok && part.of.Why() != "":
			return first(part.of.from)
		case !ok || is != part.whole:
			return value.NewUnknown(part.reason+" by "+r.Address, first(part.of.from).Locator())
		}
	}
	return nil
}

// partlyPeered says why it is not known that two networks are peered with all their
// addresses; nil when they are, as far as the peerings between them go.
func (n *nets) partlyPeered(v, other *vnetNode) *value.Value {
	for _, p := range n.partial {
		if p.mayTie(v, other) || p.mayTie(other, v) {
			return p.why
		}
	}
	return nil
}

func (p partialPeering) mayTie(near, far *vnetNode) bool {
	may := func(e end[vnetNode], v *vnetNode) bool {
		if e.key == "" {
			return p.unit == v.res.Unit
		}
		return e.same(end[vnetNode]{key: v.key}) != no
	}
	return may(p.near, near) && may(p.far, far)
}

// peersOpen notes that a peering with an end that is not known may belong to
// any network of its unit.
func (n *nets) peersOpen(r *azure.Resource, why *value.Value) {
	for _, v := range n.vnets {
		if v.res.Unit == r.Unit && !v.peers.Open {
			v.peers.Open, v.peers.Why = true, why
		}
	}
}
