package model

import (
	"fmt"
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
	return Known(ranges[0].Bits()).Explained(fmt.Sprintf("%s is the only IPv4 range", ranges[0]))
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
	var parts []string
	for _, r := range ranges {
		n = add(n, max(addresses(r.Prefix)-reservedPerPrefix, 0))
		parts = append(parts, fmt.Sprintf("%d - %d (/%d)", addresses(r.Prefix), reservedPerPrefix, r.Bits()))
	}
	return Known(n).Explained(fmt.Sprintf("%d = %s", n, strings.Join(parts, " + ")))
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
	var parts []string
	for _, r := range ranges {
		blocks := 0
		if r.Bits() <= 24 {
			blocks = 1 << (24 - r.Bits())
		}
		n = add(n, blocks)
		parts = append(parts, fmt.Sprintf("%s holds %d blocks of /24", r, blocks))
	}
	return Known(n).Explained(parts...)
}

// allPrivate says whether ranges lie wholly in private space.
func allPrivate(list []string) Value[bool] {
	ranges, ok := v4(list)
	if !ok {
		return NotKnown[bool](notRange)
	}
	for _, r := range ranges {
		if !within(r.Prefix, privateRanges) {
			return Known(false).Explained(r.String() + " does not lie in " + strings.Join(privateRanges, ", "))
		}
	}
	return Known(true).Explained("all of it lies in " + strings.Join(privateRanges, ", "))
}

// within says whether a range lies wholly inside others, taken together.
func within(p netip.Prefix, others []string) bool {
	var all netipx.IPSetBuilder
	for _, s := range others {
		if o, ok := parsePrefix(s); ok {
			all.AddPrefix(o)
		}
	}
	set, err := all.IPSet()
	return err == nil && set.ContainsPrefix(p)
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
				return Known(false).Explained(r.String() + " does not lie in " + strings.Join(space.v, ", "))
			}
		}
		return Known(true).Explained("all of it lies in " + strings.Join(space.v, ", "))
	}).besides(space)
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
		where := ip + " lies in " + r.String()
		switch addr {
		case r.Addr():
			return Known("network_address").Explained(where)
		case r.Addr().Next():
			return Known("first_address").Explained(where)
		case netipx.PrefixLastIP(r.Prefix):
			return Known("broadcast_address").Explained(where)
		}
		return None[string]()
	}
	return Known("outside").Explained(ip + " does not lie in " + strings.Join(services, ", "))
}
