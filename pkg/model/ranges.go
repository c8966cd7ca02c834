package model

import (
	"net/netip"
	"strings"

	"go4.org/netipx"
)

// reservedPerPrefix is how many addresses Azure keeps in each subnet: the first
// four and the last ("Azure CNI Overlay", cluster nodes).
const reservedPerPrefix = 5

// Ranges AKS keeps for itself ("Azure CNI overview", prerequisites).
var reservedRanges = []string{"169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"}

// Ranges a pod network may use: RFC 1918 and RFC 6598.
var privateRanges = []string{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"}

// parsePrefix reads an address range; host bits are dropped.
func parsePrefix(s string) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(strings.TrimSpace(s))
	if err != nil {
		return netip.Prefix{}, false
	}
	return p.Masked(), true
}

// v4 are the IPv4 ranges of a list with their places in it; ok is false when
// one is not a range at all.
func v4(list []string) (out []indexed, ok bool) {
	for i, s := range list {
		p, ok := parsePrefix(s)
		if !ok {
			return nil, false
		}
		if p.Addr().Is4() {
			out = append(out, indexed{p, i})
		}
	}
	return out, true
}

type indexed struct {
	netip.Prefix
	index int
}

const notRange = "it is not an address range"

// prefixLength is the length of the only IPv4 range.
func prefixLength(list []string) Value[int] {
	ranges, ok := v4(list)
	switch {
	case !ok:
		return NotKnown[int](notRange)
	case len(ranges) != 1:
		return None[int]()
	}
	return Known(ranges[0].Bits())
}

// capacity is the count of usable addresses of a subnet.
func capacity(list []string) Value[int] {
	ranges, ok := v4(list)
	switch {
	case !ok:
		return NotKnown[int](notRange)
	case len(ranges) == 0:
		return None[int]()
	}
	n := 0
	for _, r := range ranges {
		n = add(n, max(addresses(r.Prefix)-reservedPerPrefix, 0))
	}
	return Known(n)
}

// addresses is the size of an IPv4 range.
func addresses(p netip.Prefix) int { return 1 << (32 - p.Bits()) }

// podBlocks is how many nodes a pod range has room for: each takes a /24.
func podBlocks(list []string) Value[int] {
	ranges, ok := v4(list)
	switch {
	case !ok:
		return NotKnown[int](notRange)
	case len(ranges) == 0:
		return None[int]()
	}
	n := 0
	for _, r := range ranges {
		if r.Bits() <= 24 {
			n = add(n, 1<<(24-r.Bits()))
		}
	}
	return Known(n)
}

// allPrivate says whether ranges lie wholly in private space.
func allPrivate(list []string) Value[bool] {
	ranges, ok := v4(list)
	if !ok {
		return NotKnown[bool](notRange)
	}
	for _, r := range ranges {
		if !within(r.Prefix, privateRanges) {
			return Known(false)
		}
	}
	return Known(true)
}

// within says whether a range lies wholly inside one of others.
func within(p netip.Prefix, others []string) bool {
	for _, s := range others {
		if o, ok := parsePrefix(s); ok && o.Bits() <= p.Bits() && o.Contains(p.Addr()) {
			return true
		}
	}
	return false
}

// insideVNet says whether a subnet lies inside its network.
func insideVNet(list Value[[]string], s *subnetNode) Value[bool] {
	if s.vnet.node == nil {
		return NotKnown[bool]("the network it belongs to is not among the files", s.vnet.value)
	}
	space := texts(s.vnet.node.res.Prop("addressSpace", "addressPrefixes"), nil, unwrittenRange())
	var lacks need
	lacks.leaf("the range of the subnet", list)
	lacks.leaf("the address range of its network", space)
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return derive(list, func(list []string) Value[bool] {
		ranges, ok := v4(list)
		if _, spaceOK := v4(space.v); !ok || !spaceOK {
			return NotKnown[bool](notRange)
		}
		for _, r := range ranges {
			if !within(r.Prefix, space.v) {
				return Known(false)
			}
		}
		return Known(true)
	})
}

// dnsProblem is what is wrong with the DNS address of a service range.
func dnsProblem(ip string, services []string) Value[string] {
	addr, err := netip.ParseAddr(ip)
	ranges, ok := v4(services)
	switch {
	case err != nil || !ok:
		return NotKnown[string]("it is not an address")
	case !addr.Is4() || len(ranges) == 0:
		return None[string]()
	}
	for _, r := range ranges {
		if !r.Contains(addr) {
			continue
		}
		switch addr {
		case r.Addr():
			return Known("network_address")
		case r.Addr().Next():
			return Known("first_address")
		case netipx.PrefixLastIP(r.Prefix):
			return Known("broadcast_address")
		}
		return None[string]()
	}
	return Known("outside")
}
