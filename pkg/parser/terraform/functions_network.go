package terraform

import (
	"errors"
	"fmt"
	"math/big"
	"net"
	"strings"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// networkFunctions are Terraform's arithmetic on address ranges.
func networkFunctions() map[string]function.Function {
	number := func(name string) function.Parameter { return function.Parameter{Name: name, Type: cty.Number} }
	prefix := function.Parameter{Name: "prefix", Type: cty.String}
	return map[string]function.Function{
		"cidrsubnet":  rangeFunc([]function.Parameter{prefix, number("newbits"), number("netnum")}, cidrSubnet),
		"cidrhost":    rangeFunc([]function.Parameter{prefix, number("hostnum")}, cidrHost),
		"cidrnetmask": rangeFunc([]function.Parameter{prefix}, cidrNetmask),
		"cidrsubnets": function.New(&function.Spec{
			Params:       []function.Parameter{prefix},
			VarParam:     &function.Parameter{Name: "newbits", Type: cty.Number},
			Type:         function.StaticReturnType(cty.List(cty.String)),
			RefineResult: notNull,
			Impl:         cidrSubnets,
		}),
		"cidrcontains": function.New(&function.Spec{
			Params:       []function.Parameter{prefix, {Name: "contained", Type: cty.String}},
			Type:         function.StaticReturnType(cty.Bool),
			RefineResult: notNull,
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				ok, err := cidrContains(args[0].AsString(), args[1].AsString())
				return cty.BoolVal(ok), err
			},
		}),
	}
}

// rangeFunc makes a function that computes a text from an address range.
func rangeFunc(params []function.Parameter, impl func(n *net.IPNet, args []cty.Value) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params:       params,
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			n, err := parseCIDR(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			s, err := impl(n, args[1:])
			return cty.StringVal(s), err
		},
	})
}

func cidrSubnet(n *net.IPNet, args []cty.Value) (string, error) {
	bits, ok := wholeNumber(args[0])
	if !ok {
		return "", errors.New("newbits is not a whole number")
	}
	num, ok := integer(args[1])
	if !ok {
		return "", errors.New("netnum is not a whole number")
	}
	if ones, size := n.Mask.Size(); bits > size-ones {
		return "", fmt.Errorf("%s has no room for %d more bits", n, bits)
	}
	sub, err := cidr.SubnetBig(n, bits, num)
	if err != nil {
		return "", err
	}
	return sub.String(), nil
}

func cidrHost(n *net.IPNet, args []cty.Value) (string, error) {
	num, ok := integer(args[0])
	if !ok {
		return "", errors.New("hostnum is not a whole number")
	}
	ip, err := cidr.HostBig(n, num)
	if err != nil {
		return "", err
	}
	return ip.String(), nil
}

func cidrNetmask(n *net.IPNet, _ []cty.Value) (string, error) {
	if n.IP.To4() == nil {
		return "", errors.New("only IPv4 ranges have a netmask")
	}
	return net.IP(n.Mask).String(), nil
}

// integer returns a number without a fraction, of any sign; one that no
// address range can have is refused.
func integer(v cty.Value) (*big.Int, bool) {
	f := v.AsBigFloat()
	if !f.IsInt() || f.MantExp(nil) > 256 {
		return nil, false
	}
	n, _ := f.Int(nil)
	return n, true
}

func parseCIDR(s string) (*net.IPNet, error) {
	_, n, err := net.ParseCIDR(decimal(s))
	if err != nil {
		return nil, fmt.Errorf("%q is not an address range", s)
	}
	return n, nil
}

// decimal drops the zeros that numbers of an IPv4 address begin with, which
// Terraform goes on to read as decimal ones.
func decimal(s string) string {
	addr, bits, cut := strings.Cut(s, "/")
	parts := strings.Split(addr, ".")
	if len(parts) != net.IPv4len {
		return s
	}
	for i, p := range parts {
		if t := strings.TrimLeft(p, "0"); t != "" {
			parts[i] = t
		} else if p != "" {
			parts[i] = "0"
		}
	}
	if addr = strings.Join(parts, "."); cut {
		return addr + "/" + bits
	}
	return addr
}

// cidrSubnets takes consecutive ranges of the given sizes.
func cidrSubnets(args []cty.Value, _ cty.Type) (cty.Value, error) {
	n, err := parseCIDR(args[0].AsString())
	if err != nil {
		return cty.NilVal, err
	}
	start, size := n.Mask.Size()
	var out []cty.Value
	var current *net.IPNet
	for i, a := range args[1:] {
		bits, ok := wholeNumber(a)
		if !ok || bits < 1 || bits > 32 || start+bits > size {
			return cty.NilVal, fmt.Errorf("newbits must be a whole number from 1 to %d", min(32, size-start))
		}
		if i == 0 {
			// The range before the first one, so that the next is the first.
			current, _ = cidr.PreviousSubnet(n, start+bits)
		}
		next, over := cidr.NextSubnet(current, start+bits)
		if over || !n.Contains(next.IP) {
			return cty.NilVal, fmt.Errorf("%s has no room for the range", n)
		}
		current = next
		out = append(out, cty.StringVal(current.String()))
	}
	if len(out) == 0 {
		return cty.ListValEmpty(cty.String), nil
	}
	return cty.ListVal(out), nil
}

// cidrContains says whether a range holds an address or another range. Ranges
// of the two families cannot be compared.
func cidrContains(prefix, contained string) (bool, error) {
	n, err := parseCIDR(prefix)
	if err != nil {
		return false, err
	}
	first, last := net.ParseIP(decimal(contained)), net.IP(nil)
	if first == nil {
		inner, err := parseCIDR(contained)
		if err != nil {
			return false, fmt.Errorf("%q is neither an address nor a range", contained)
		}
		first, last = cidr.AddressRange(inner)
	} else {
		last = first
	}
	if (n.IP.To4() == nil) != (first.To4() == nil) {
		return false, errors.New("one is IPv4 and the other IPv6")
	}
	return n.Contains(first) && n.Contains(last), nil
}
