package model

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"go4.org/netipx"

	"github.com/akslint/akslint/pkg/value"
)

// balancers finds the subnets internal load balancers take their addresses from,
// and counts those addresses in the plan of the subnets.
func (d *deploy) balancers() {
	counted := map[string]bool{}
	in := make([][]*Consumer, d.c.Network.Subnets.Len())
	first := d.firstBundle()
	for _, s := range d.k.Services.Items {
		b := &s.Balancer
		if on, ok := b.Internal.Get(); ok && !on {
			continue
		}
		places := d.balancerSubnet(s)
		b.AddressProblem = d.addressProblem(b)
		id := s.Kind + "/" + s.object.Namespace + "/" + s.Name
		if addr, ok := b.Address.Get(); ok {
			id = "address " + addr // Services with one address share it
		}
		if !counted[id] {
			counted[id] = true
			d.countBalancer(s, places, first, in)
		}
	}
	for i, consumers := range in {
		d.c.Network.Subnets.Items[i].Demand.grow(consumers)
	}
	d.addressTwins()
}

// firstBundle is the bundle whose load balancers are counted for certain: where
// bundles are not known to be deployed together, the one with most of them.
func (d *deploy) firstBundle() string {
	count, best := map[string]int{}, ""
	for _, s := range d.k.Services.Items {
		if s.Balancer.Internal.Or(false) {
			count[s.Bundle]++
			if n := count[s.Bundle]; n > count[best] || n == count[best] && s.Bundle < best {
				best = s.Bundle
			}
		}
	}
	return best
}

// inPools says whether a subnet lies in the network of the pools.
func (d *deploy) inPools(s *Subnet) answer {
	i, ok := s.VNetIndex.Get()
	switch {
	case ok:
		return answered(d.c.Network.VNets.Items[i].UsedByPools)
	case s.VNetIndex.IsNull():
		return no
	}
	return maybe
}

// balancerSubnet finds the subnet of an internal load balancer: the one it names
// in the network of the pools, else that of the first pool. It returns how
// certain each of the subnets is.
func (d *deploy) balancerSubnet(s *Service) map[int]answer {
	b := &s.Balancer
	from := origins(b.Subnet, b.Internal)
	if seen, why := d.c.Seen(); !seen {
		b.SubnetIndex, b.SubnetFound = NotKnown[int](why, from...), NotKnown[bool](why, from...)
		return nil
	}
	name, ok := b.Subnet.Get()
	switch {
	case b.Subnet.IsNull() || ok && name == "":
		return d.firstSubnet(b)
	case !ok:
		b.SubnetIndex, b.SubnetFound = NotKnown[int](b.Subnet.Why(), from...), NotKnown[bool](b.Subnet.Why(), from...)
		return d.anySubnet()
	}
	places, best, at := map[int]answer{}, no, 0
	for i, sub := range d.c.Network.Subnets.Items {
		if is := min(nameIs(sub.Name, name), d.inPools(sub)); is != no {
			if sub.Maybe {
				is = maybe
			}
			places[i] = is
			if is > best {
				best, at = is, i
			}
		}
	}
	switch why := d.subnetsElsewhere(); {
	case best == yes:
		b.SubnetIndex, b.SubnetFound = Known(at, from...), Known(true, from...)
		return map[int]answer{at: yes}
	case best == maybe:
		sub := d.c.Network.Subnets.Items[at]
		why := fmt.Sprintf("it is not known whether it is subnet %s", sub.Name.Or(sub.Address))
		b.SubnetIndex, b.SubnetFound = NotKnown[int](why, from...), NotKnown[bool](why, from...)
	case why != nil:
		b.SubnetIndex, b.SubnetFound = NotKnown[int](why.Why(), append(from, why)...), NotKnown[bool](why.Why(), append(from, why)...)
	default:
		b.SubnetIndex, b.SubnetFound = None[int](from...), Known(false, from...)
	}
	return places
}

// nameIs compares a name with what is asked for, without regard to case.
func nameIs(name Value[string], want string) answer {
	s, ok := name.Get()
	if !ok {
		return maybe
	}
	return answerOf(strings.EqualFold(s, want))
}

// subnetsElsewhere is why the network of the pools may have subnets that are not
// listed; nil when it has none.
func (d *deploy) subnetsElsewhere() *value.Value {
	n := &d.c.Network
	inside := no
	for _, v := range n.VNets.Items {
		inside = max(inside, answered(v.UsedByPools))
	}
	switch {
	case n.Subnets.Open && n.Subnets.Why != nil && n.Subnets.Why.Why() != "":
		return n.Subnets.Why
	case n.Subnets.Open || n.VNets.Open || inside != yes || !n.OneVNet.Or(false):
		return value.NewUnknown("the network of the pools is not among the files", d.c.At)
	case !d.c.Complete:
		return value.NewUnknown("it may be declared in other files: the cluster is not marked complete", d.c.At)
	}
	return nil
}

// firstSubnet is where a load balancer that names no subnet takes its address
// from: the subnet of the first pool.
func (d *deploy) firstSubnet(b *ServiceBalancer) map[int]answer {
	b.SubnetFound = None[bool](b.Internal.From()...)
	if d.c.Pools.Len() == 0 {
		b.SubnetIndex = NotKnown[int]("no pool is among the files", b.Internal.From()...)
		return nil
	}
	pool := d.c.Pools.Items[0]
	switch i, ok := pool.Subnet.Index.Get(); {
	case pool.Maybe:
		b.SubnetIndex = NotKnown[int]("it is not known whether pool "+pool.Name.Or("?")+" exists", pool.MaybeWhy)
		return map[int]answer{i: answerOf(ok) / 2}
	case ok:
		b.SubnetIndex = Known(i, append(b.Internal.From(), pool.Subnet.Index.From()...)...).Explained("the subnet of pool " + pool.Name.Or("?"))
		return map[int]answer{i: yes}
	}
	b.SubnetIndex = pool.Subnet.Index
	if pool.Subnet.Index.IsNull() {
		return nil
	}
	return d.anySubnet()
}

// anySubnet is every subnet that a load balancer may be in.
func (d *deploy) anySubnet() map[int]answer {
	out := map[int]answer{}
	for i, s := range d.c.Network.Subnets.Items {
		if d.inPools(s) != no {
			out[i] = maybe
		}
	}
	return out
}

// countBalancer notes a load balancer with each subnet it may take an address of.
func (d *deploy) countBalancer(s *Service, places map[int]answer, first string, in [][]*Consumer) {
	sure := answerOf(s.Balancer.Internal.Or(false) && (s.Bundle == first || d.company.whole || s.object.bundle.Declared))
	why := value.NewUnknown("it is not known whether "+s.Address+" is deployed with an internal load balancer in it", s.At)
	for i, is := range places {
		if is == no {
			continue
		}
		one := Known(1, s.object.Body)
		c := &Consumer{Entity: Entity{Address: s.Address, At: s.At}, Kind: "load_balancer", Name: s.Address, Now: one, Max: one, Formula: "1"}
		if min(is, sure) != yes {
			c.Maybe, c.MaybeWhy = true, why
		}
		in[i] = append(in[i], c)
	}
}

// grow adds those that need one address each to what is asked of a subnet.
func (m *Demand) grow(consumers []*Consumer) {
	if len(consumers) == 0 {
		return
	}
	var said []string
	var from []*value.Value
	var lacks need
	for _, c := range consumers {
		m.Consumers.Add(c)
		if c.Maybe {
			lacks.value(c.MaybeWhy.Why(), c.MaybeWhy)
			continue
		}
		said = append(said, c.Name+" 1")
		from = append(from, c.Max.from...)
	}
	n := len(said)
	m.AtLeastNow, m.AtLeastMax = add(m.AtLeastNow, n), add(m.AtLeastMax, n)
	for _, l := range []*Value[int]{&m.Now, &m.Max, &m.MaxFloor} {
		switch v, ok := l.Get(); {
		case ok && lacks.some():
			*l = lacking[int](lacks)
		case ok:
			*l = Known(add(v, n), slices.Concat(l.from, from)...).Explained(slices.Concat(l.Steps(), said)...)
		}
	}
	if n > 0 {
		m.NowText, m.MaxText = joined(m.NowText, said), joined(m.MaxText, said)
	}
}

// joined adds texts to a list in one text.
func joined(text string, more []string) string {
	if text != "" {
		text += "; "
	}
	return text + strings.Join(more, "; ")
}

// addressProblem is what is wrong with the address an internal load balancer
// asks for.
func (d *deploy) addressProblem(b *ServiceBalancer) Value[string] {
	from := origins(b.Address)
	text, ok := b.Address.Get()
	switch {
	case b.Address.IsNull():
		return None[string](from...)
	case !ok:
		return NotKnown[string](b.Address.Why(), from...)
	}
	ip, err := netip.ParseAddr(strings.TrimSpace(text))
	if err != nil || !ip.Is4() {
		return Known("invalid", from...)
	}
	i, ok := b.SubnetIndex.Get()
	switch {
	case b.SubnetIndex.IsNull():
		return None[string](from...)
	case !ok:
		return NotKnown[string](b.SubnetIndex.Why(), append(from, b.SubnetIndex.From()...)...)
	}
	return derive(d.c.Network.Subnets.Items[i].Prefixes, func(list []string) Value[string] {
		return addressIn(ip, list)
	}).besides(b.Address)
}

// addressIn is what is wrong with an address that should lie in a subnet: Azure
// keeps the first four and the last of each range.
func addressIn(ip netip.Addr, list []string) Value[string] {
	ranges, ok := v4(list)
	if !ok {
		return NotKnown[string](notRange)
	}
	for _, r := range ranges {
		if !r.Contains(ip) {
			continue
		}
		kept := r.Addr()
		for range reservedPerPrefix - 1 {
			if kept == ip {
				return Known("reserved")
			}
			kept = kept.Next()
		}
		if netipx.PrefixLastIP(r.Prefix) == ip {
			return Known("reserved")
		}
		return None[string]()
	}
	return Known("outside")
}

// mostTwins bounds how many load balancers with one address are compared.
const mostTwins = 64

// addressTwins finds load balancers that ask for one address and one port; the
// later of two is told of the one before it.
func (d *deploy) addressTwins() {
	with := map[string][]int{}
	for i, s := range d.k.Services.Items {
		if addr, ok := s.Balancer.Address.Get(); ok && s.ofAzure() != no {
			with[addr] = append(with[addr], i)
		}
	}
	for i, s := range d.k.Services.Items {
		addr, ok := s.Balancer.Address.Get()
		if !ok || s.ofAzure() == no {
			if s.Balancer.Address.IsUnknown() && s.ofAzure() != no {
				s.Balancer.Twin = NotKnown[int](s.Balancer.Address.Why(), s.Balancer.Address.From()...)
			}
			continue
		}
		s.Balancer.Twin = d.twin(s, i, with[addr])
	}
}

func (d *deploy) twin(s *Service, at int, same []int) Value[int] {
	var lacks need
	for _, j := range same[:min(len(same), mostTwins)] {
		o := d.k.Services.Items[j]
		if j >= at || o.Name == s.Name && o.object.Namespace == s.object.Namespace {
			continue
		}
		switch min(d.together(s.object, o.object), s.sharesPort(o), s.ofAzure(), o.ofAzure()) {
		case yes:
			return Known(j, origins(s.Balancer.Address, o.Balancer.Address)...)
		case maybe:
			lacks.value("it is not known whether "+o.Address+" is deployed beside it with the same port", o.object.Body)
		case no:
		}
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return None[int](s.Balancer.Address.From()...)
}

// sharesPort reports whether two Services have a port in common.
func (s *Service) sharesPort(o *Service) answer {
	out := no
	if s.Ports.Open || o.Ports.Open {
		out = maybe
	}
	theirs := map[string]bool{}
	for _, p := range o.Ports.Items {
		n, ok := p.Port.Get()
		if !ok || p.Protocol.IsUnknown() {
			out = maybe
			continue
		}
		theirs[strconv.Itoa(n)+"/"+p.Protocol.Or("")] = true
	}
	for _, p := range s.Ports.Items {
		n, ok := p.Port.Get()
		switch {
		case !ok || p.Protocol.IsUnknown():
			out = max(out, maybe)
		case theirs[strconv.Itoa(n)+"/"+p.Protocol.Or("")]:
			return yes
		}
	}
	return out
}
