package model

import (
	"net/netip"
)

// peersIn says which ranges of a policy lie in those of pods and nodes: Cilium
// knows pods and nodes by what they are, not by their addresses.
func (d *deploy) peersIn(p *NetworkPolicy) {
	for _, r := range p.Rules.Items {
		for _, peer := range r.Peers.Items {
			if cidr, ok := peer.CIDR.Get(); ok {
				peer.Reaches = d.reaches(peer, cidr)
			} else if peer.CIDR.IsUnknown() {
				peer.Reaches = NotKnown[string](peer.CIDR.Why(), peer.CIDR.From()...)
			}
		}
	}
}

// reaches says what of the cluster a range lies in.
func (d *deploy) reaches(peer *PolicyPeer, cidr string) Value[string] {
	from := peer.CIDR.From()
	inner, ok := parsePrefix(cidr)
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[string](why, from...)
	} else if !ok {
		return None[string](from...)
	}
	var lacks need
	if pods := d.c.Network.PodCIDRs; lacks.leaf("the range of pods", pods) && within(inner, pods.Or(nil)) {
		return Known("pods", append(from, pods.From()...)...)
	}
	for _, pool := range d.c.Pools.Items {
		for _, link := range []struct {
			what   string
			subnet SubnetLink
		}{{"nodes", pool.Subnet}, {"pods", pool.PodSubnet}} {
			at, ok := link.subnet.Index.Get()
			if !ok {
				lacks.leaf("the subnet of pool "+pool.Address, link.subnet.Index)
				continue
			}
			ranges := d.c.Network.Subnets.Items[at].Prefixes
			if lacks.leaf("the range of a subnet", ranges) && within(inner, ranges.Or(nil)) && !pool.Maybe {
				return Known(link.what, append(from, ranges.From()...)...)
			}
		}
	}
	if d.c.Pools.Open {
		lacks.value("there may be more pools", d.c.Pools.Why)
	}
	if lacks.some() && !everywhere(inner) {
		return lackingAt[string](lacks, from)
	}
	return None[string](from...)
}

// everywhere reports whether a range is too wide to mean a part of the cluster.
func everywhere(p netip.Prefix) bool { return p.Bits() < 8 }
