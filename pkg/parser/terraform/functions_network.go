package terraform

import (
	"fmt"
	"math/big"
	"net"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// networkFunctions are Terraform's arithmetic on address ranges.
func networkFunctions() map[string]function.Function {
	number := func(name string) function.Parameter { return function.Parameter{Name: name, Type: cty.Number} }
	prefix := function.Parameter{Name: "prefix", Type: cty.String}
	return map[string]function.Function{
		"cidrsubnet": function.New(&function.Spec{
			Params: []function.Parameter{prefix, number("newbits"), number("netnum")},
			Type:   function.StaticReturnType(cty.String),
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				n, err := parseCIDR(args[0].AsString())
				if err != nil {
					return cty.NilVal, err
				}
				bits, ok := wholeNumber(args[1])
				if !ok {
					return cty.NilVal, fmt.Errorf("newbits is not a whole number")
				}
				num, _ := args[2].AsBigFloat().Int(new(big.Int))
				sub, err := cidr.SubnetBig(n, bits, num)
				if err != nil {
					return cty.NilVal, err
				}
				return cty.StringVal(sub.String()), nil
			},
		}),
		"cidrhost": function.New(&function.Spec{
			Params: []function.Parameter{prefix, number("hostnum")},
			Type:   function.StaticReturnType(cty.String),
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				n, err := parseCIDR(args[0].AsString())
				if err != nil {
					return cty.NilVal, err
				}
				num, _ := args[1].AsBigFloat().Int(new(big.Int))
				ip, err := cidr.HostBig(n, num)
				if err != nil {
					return cty.NilVal, err
				}
				return cty.StringVal(ip.String()), nil
			},
		}),
		"cidrnetmask": textFunc(1, func(a []string) (string, error) {
			n, err := parseCIDR(a[0])
			if err != nil {
				return "", err
			}
			if n.IP.To4() == nil {
				return "", fmt.Errorf("only IPv4 ranges have a netmask")
			}
			return net.IP(n.Mask).String(), nil
		}),
		"cidrsubnets": function.New(&function.Spec{
			Params:   []function.Parameter{prefix},
			VarParam: &function.Parameter{Name: "newbits", Type: cty.Number},
			Type:     function.StaticReturnType(cty.List(cty.String)),
			Impl:     cidrSubnets,
		}),
	}
}

func parseCIDR(s string) (*net.IPNet, error) {
	_, n, err := net.ParseCIDR(s)
	if err != nil {
		return nil, fmt.Errorf("%q is not an address range", s)
	}
	return n, nil
}

// cidrSubnets takes consecutive ranges of the given sizes.
func cidrSubnets(args []cty.Value, _ cty.Type) (cty.Value, error) {
	n, err := parseCIDR(args[0].AsString())
	if err != nil {
		return cty.NilVal, err
	}
	start, _ := n.Mask.Size()
	var out []cty.Value
	var current *net.IPNet
	for i, a := range args[1:] {
		bits, ok := wholeNumber(a)
		if !ok || bits < 1 {
			return cty.NilVal, fmt.Errorf("newbits must be a whole number of at least 1")
		}
		length := start + bits
		if i == 0 {
			if current, err = cidr.Subnet(n, bits, 0); err != nil {
				return cty.NilVal, err
			}
		} else {
			next, over := cidr.NextSubnet(current, length)
			if over || !n.Contains(next.IP) {
				return cty.NilVal, fmt.Errorf("%s has no room for the range", n)
			}
			current = next
		}
		out = append(out, cty.StringVal(current.String()))
	}
	if len(out) == 0 {
		return cty.ListValEmpty(cty.String), nil
	}
	return cty.ListVal(out), nil
}
