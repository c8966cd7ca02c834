package model

import (
	"net/netip"

	"github.com/akslint/akslint/pkg/value"
)

// span is an address range with what it is for and where it stands.
type span struct {
	netip.Prefix
	use RangeUse
}

// spans are ranges of one role, and why there may be more of them.
type spans struct {
	items []span
	lacks need
}

// add takes the IPv4 ranges of a leaf. Null adds nothing; unknown is noted.
func (s *spans) add(role, name string, path Path, leaf Value[[]string]) {
	list, ok := leaf.Get()
	if !ok {
		s.lacks.leaf("a range of "+role+after(" ", name), leaf)
		return
	}
	ranges, ok := v4(list)
	if !ok {
		s.lacks.value("a range of "+role+after(" ", name)+" is not an address range", first(leaf.from))
	}
	for _, r := range ranges {
		s.items = append(s.items, span{r.Prefix, RangeUse{role, name, list[r.index], path, leaf.state == Default}})
	}
}

// overlaps compares the ranges of the cluster with those of the networks around
// it. Overlap either way counts, not only containment.
func (b *build) overlaps() {
	services, pods, around := b.serviceSpans(), b.podSpans(), b.vnetSpans()
	a := &b.c.Addressing
	pair(&a.Overlaps, services, pods)
	pair(&a.Overlaps, services, around)
	pair(&a.Overlaps, pods, around)

	reserved := spans{}
	for _, r := range reservedRanges {
		p, _ := parsePrefix(r)
		reserved.items = append(reserved.items, span{p, RangeUse{Role: "reserved", CIDR: r, Path: Path{}}})
	}
	pair(&a.Reserved, services, reserved)
	pair(&a.Reserved, pods, reserved)
	pair(&a.Reserved, onlyRole(around, "vnet"), reserved)
	b.subnetOverlaps(&a.SubnetOverlaps)
}

func (b *build) serviceSpans() (s spans) {
	s.add("services", "", Path{"network", "service_cidrs"}, b.c.Network.ServiceCIDRs)
	return s
}

// podSpans are the pod ranges of overlay and kubenet: other modes give pods
// addresses of the network.
func (b *build) podSpans() (s spans) {
	n := &b.c.Network
	switch b.podRangeUsed() {
	case maybe:
		s.lacks.leaf("how pods get addresses", n.IPAM)
	case yes:
		s.add("pods", "", Path{"network", "pod_cidrs"}, n.PodCIDRs)
	case no:
	}
	return s
}

// vnetSpans are the networks of the pools and their peers. What is not known to
// be one of them is noted, not compared.
func (b *build) vnetSpans() (s spans) {
	index := map[*vnetNode]int{}
	for i, v := range b.near {
		index[v] = i
	}
	peers := map[*vnetNode]bool{}
	for i, v := range b.near {
		item := b.c.Network.VNets.Items[i]
		used, ok := item.UsedByPools.Get()
		switch {
		case !ok:
			s.lacks.leaf("whether the pools lie in "+v.key, item.UsedByPools)
			continue
		case !used:
			continue
		}
		b.vnetSpan(&s, "vnet", i)
		if v.peers.Open {
			s.lacks.value("there may be more peerings", v.peers.Why)
		}
		for j, p := range v.peers.Items {
			switch {
			case p.Maybe:
				s.lacks.value("it is not known whether "+p.Address+" exists", p.MaybeWhy)
			case v.ends[j].node == nil:
				s.lacks.value("the address range of a peered network is not among the files", v.ends[j].value)
			default:
				peers[v.ends[j].node] = true
			}
		}
	}
	for i, v := range b.near {
		if used := b.c.Network.VNets.Items[i].UsedByPools; peers[v] && !used.Or(false) {
			b.vnetSpan(&s, "peered_vnet", i)
		}
	}
	b.outsideSpans(&s)
	return s
}

func (b *build) vnetSpan(s *spans, role string, i int) {
	v := b.c.Network.VNets.Items[i]
	if v.Maybe {
		s.lacks.value("it is not known whether "+v.Address+" exists", v.MaybeWhy)
		return
	}
	s.add(role, v.Name.Or(v.ID), Path{"network", "vnets", i, "address_space"}, v.AddressSpace)
}

// outsideSpans are the subnets of the pools whose network is not among the
// files: what is known of that network.
func (b *build) outsideSpans(s *spans) {
	for _, n := range b.nodeEnds() {
		if n.vnet.node == nil {
			s.lacks.value("the address range of the network of pool "+n.name+" is not among the files", n.end.value)
		}
	}
}

func onlyRole(s spans, role string) spans {
	out := spans{lacks: s.lacks}
	for _, item := range s.items {
		if item.use.Role == role {
			out.items = append(out.items, item)
		}
	}
	return out
}

// pair notes every overlap between two groups of ranges.
func pair(out *List[*Overlap], as, bs spans) {
	for _, x := range as.items {
		for _, y := range bs.items {
			if x.Overlaps(y.Prefix) {
				out.Add(&Overlap{A: x.use, B: y.use, Implied: x.use.Implied || y.use.Implied})
			}
		}
	}
	// A group that is known to be empty compares with nothing.
	if empty(as) || empty(bs) {
		return
	}
	var lacks need
	lacks.merge(as.lacks)
	lacks.merge(bs.lacks)
	open(out, lacks)
}

func empty(s spans) bool { return len(s.items) == 0 && !s.lacks.some() }

// open notes why a list may lack elements.
func open[T any](list *List[T], lacks need) {
	if list.Open || !lacks.some() {
		return
	}
	list.Open = true
	why := lacking[int](lacks)
	list.Why = first(why.from)
	if list.Why.Why() == "" {
		var at value.Locator
		if list.Why != nil {
			at = list.Why.Locator()
		}
		list.Why = value.NewUnknown(why.Why(), at)
	}
}

// subnetOverlaps compares the subnets of each network with one another. Two
// that may be one are not compared.
func (b *build) subnetOverlaps(out *List[*Overlap]) {
	var lacks need
	if listed := b.c.Network.Subnets; listed.Open {
		lacks.value(listed.Why.Why(), listed.Why)
	}
	groups := map[string][]int{}
	for i, s := range b.subnets {
		if s.vnet.key == "" {
			lacks.value("the network of a subnet is not known", s.vnet.value)
			continue
		}
		for _, j := range groups[s.vnet.key] {
			xs, ys := b.subnetSpans(j), b.subnetSpans(i)
			lacks.merge(xs.lacks)
			lacks.merge(ys.lacks)
			switch b.subnets[j].isTwin(s) {
			case no:
				pair(out, xs, ys)
			case maybe:
				lacks.leaf("the name of a subnet", b.c.Network.Subnets.Items[j].Name)
				lacks.leaf("the name of a subnet", b.c.Network.Subnets.Items[i].Name)
			case yes:
			}
		}
		groups[s.vnet.key] = append(groups[s.vnet.key], i)
	}
	open(out, lacks)
}

// isTwin says whether two subnets of one network are the same: one written
// inside the network may be a resource of its own as well, by name.
func (n *subnetNode) isTwin(o *subnetNode) answer {
	if (n.entity.Address == "") == (o.entity.Address == "") {
		return no
	}
	return sameName(n.name, o.name)
}

func (b *build) subnetSpans(i int) (s spans) {
	sub := b.c.Network.Subnets.Items[i]
	switch {
	case sub.Maybe:
		s.lacks.value("it is not known whether "+sub.Address+" exists", sub.MaybeWhy)
	default:
		s.add("subnet", sub.Name.Or(sub.ID), Path{"network", "subnets", i, "prefixes"}, sub.Prefixes)
	}
	return s
}
