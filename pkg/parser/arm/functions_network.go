package arm

import (
	"math/big"
	"net/netip"
	"strconv"
)

func networkFunctions() map[string]function {
	return map[string]function{
		"parsecidr":  {1, 1, false, parseCIDR},
		"cidrsubnet": {3, 3, false, cidrSubnet},
		"cidrhost":   {2, 2, false, cidrHost},
	}
}

func (c *call) prefix() (netip.Prefix, bool) {
	s, _ := c.args[0].str()
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err == nil
}

// number is an address as a number.
func number(a netip.Addr) *big.Int { return new(big.Int).SetBytes(a.AsSlice()) }

// address is a number as an address of as many bits as like has; it reports
// false when it does not fit.
func address(n *big.Int, like netip.Addr) (netip.Addr, bool) {
	if n.Sign() < 0 || n.BitLen() > like.BitLen() {
		return netip.Addr{}, false
	}
	return netip.AddrFromSlice(n.FillBytes(make([]byte, like.BitLen()/8)))
}

// lastOf is the last address of a range.
func lastOf(p netip.Prefix) netip.Addr {
	size := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits()))
	a, _ := address(size.Add(size, number(p.Addr())).Sub(size, big.NewInt(1)), p.Addr())
	return a
}

func parseCIDR(c *call) *val {
	p, ok := c.prefix()
	if !ok {
		return c.wrong("it takes an address range")
	}
	end := lastOf(p)
	fields := []entry{{name: "network", v: strVal(p.Addr().String())}}
	mask := new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()))
	mask.Sub(mask, new(big.Int).Lsh(big.NewInt(1), uint(p.Addr().BitLen()-p.Bits())))
	m, _ := address(mask, p.Addr())
	fields = append(fields, entry{name: "netmask", v: strVal(m.String())})
	first, lastUsable := p.Addr(), end
	if p.Addr().Is4() {
		fields = append(fields, entry{name: "broadcast", v: strVal(end.String())})
	}
	if p.Bits() < p.Addr().BitLen()-1 {
		first = first.Next()
		if p.Addr().Is4() {
			lastUsable = lastUsable.Prev()
		}
	}
	return objectVal(append(fields,
		entry{name: "firstUsable", v: strVal(first.String())},
		entry{name: "lastUsable", v: strVal(lastUsable.String())},
		entry{name: "cidr", v: intVal(int64(p.Bits()))},
	))
}

func cidrSubnet(c *call) *val {
	p, ok := c.prefix()
	bits, ok1 := asInt(c.args[1])
	n, ok2 := asInt(c.args[2])
	switch {
	case !ok || !ok1 || !ok2:
		return c.wrong("it takes an address range and two numbers")
	case bits < int64(p.Bits()) || bits > int64(p.Addr().BitLen()):
		return c.wrong("a range of /%d does not lie in one of /%d", bits, p.Bits())
	case n < 0 || bits-int64(p.Bits()) < 62 && n >= 1<<uint(bits-int64(p.Bits())):
		return c.wrong("there is no range number %d", n)
	}
	step := new(big.Int).Lsh(big.NewInt(n), uint(p.Addr().BitLen())-uint(bits))
	a, ok := address(step.Add(step, number(p.Addr())), p.Addr())
	if !ok {
		return c.wrong("there is no range number %d", n)
	}
	return strVal(a.String() + "/" + strconv.FormatInt(bits, 10))
}

// cidrHost is a usable address of a range; number 0 is the first of them.
func cidrHost(c *call) *val {
	p, ok := c.prefix()
	n, ok1 := asInt(c.args[1])
	if !ok || !ok1 {
		return c.wrong("it takes an address range and a number")
	}
	if p.Bits() < p.Addr().BitLen()-1 && p.Addr().Is4() || !p.Addr().Is4() {
		n++
	}
	a, ok := address(new(big.Int).Add(number(p.Addr()), big.NewInt(n)), p.Addr())
	if !ok || !p.Contains(a) || n < 0 {
		return c.wrong("there is no address number %d", n)
	}
	return strVal(a.String())
}
