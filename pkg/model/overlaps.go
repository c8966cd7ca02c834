package model

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"

	"github.com/akslint/akslint/pkg/azure"
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
	services, pods := b.serviceSpans(), b.podSpans()
	own, peers := b.vnetSpans()
	around := spans{items: append(own.items[:len(own.items):len(own.items)], peers.items...)}
	around.lacks.merge(own.lacks)
	around.lacks.merge(peers.lacks)
	a := &b.c.Addressing
	pair(&a.Overlaps, services, pods)
	pair(&a.Overlaps, services, around)
	pair(&a.Overlaps, pods, around)
	for _, o := range a.Overlaps.Items {
		o.Within = b.subnetsWithin(o)
	}

	reserved := spans{}
	for _, r := range reservedRanges {
		p, _ := parsePrefix(r)
		reserved.items = append(reserved.items, span{p, RangeUse{Role: "reserved", CIDR: r, Path: Path{}}})
	}
	pair(&a.Reserved, services, reserved)
	pair(&a.Reserved, pods, reserved)
	pair(&a.Reserved, own, reserved)
	b.subnetOverlaps(&a.SubnetOverlaps)
}

// subnetsWithin says which subnets of the network on the other side of an overlap
// are known to share addresses with the range: addresses of a network that no
// subnet has do no harm yet.
func (b *build) subnetsWithin(o *Overlap) string {
	within, ok := parsePrefix(o.A.CIDR)
	i, isNet := vnetIndex(o.B.Path)
	if !ok || !isNet {
		return ""
	}
	var names []string
	for k, n := range b.subnets {
		if n.vnet.node != b.near[i] {
			continue
		}
		for _, s := range b.subnetSpans(k).items {
			if s.Overlaps(within) && !slices.Contains(names, s.use.Name) {
				names = append(names, s.use.Name)
			}
		}
	}
	switch len(names) {
	case 0:
		return ", in which no subnet is known to have these addresses"
	case 1:
		return fmt.Sprintf(", where subnet %q has some of these addresses", names[0])
	}
	return fmt.Sprintf(", where subnet %q and %d more have some of these addresses", names[0], len(names)-1)
}

// vnetIndex is the place in network.vnets of the network that a path leads into.
func vnetIndex(path Path) (int, bool) {
	if len(path) < 3 || path[1] != "vnets" {
		return 0, false
	}
	i, ok := path[2].(int)
	return i, ok
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

// vnetSpans are the networks of the pools, and their peers. What is not known to
// be one of them is noted, not compared.
func (b *build) vnetSpans() (own, others spans) {
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
			own.lacks.leaf("whether the pools lie in "+v.key, item.UsedByPools)
			continue
		case !used:
			continue
		}
		b.vnetSpan(&own, "vnet", i)
		if v.peers.Open {
			others.lacks.value("there may be more peerings", v.peers.Why)
		}
		for j, p := range v.peers.Items {
			switch {
			case p.Maybe:
				others.lacks.value("it is not known whether "+p.Address+" exists", p.MaybeWhy)
			case v.ends[j].node == nil:
				others.lacks.elsewhere("the address range of a peered network", v.ends[j].state, v.ends[j].value)
			case b.partlyPeered(v, v.ends[j].node) != nil:
				why := b.partlyPeered(v, v.ends[j].node)
				others.lacks.value("which ranges are peered is not known: "+why.Why(), why)
			default:
				peers[v.ends[j].node] = true
			}
		}
	}
	for i, v := range b.near {
		if used := b.c.Network.VNets.Items[i].UsedByPools; peers[v] && !used.Or(false) {
			b.vnetSpan(&others, "peered_vnet", i)
		}
	}
	b.outsideSpans(&own)
	return own, others
}

func (b *build) vnetSpan(s *spans, role string, i int) {
	v := b.c.Network.VNets.Items[i]
	if v.Maybe {
		s.lacks.value("it is not known whether "+v.Address+" exists", v.MaybeWhy)
		return
	}
	s.add(role, v.Name.Or(Spoken(v.Address)), Path{"network", "vnets", i, "address_space"}, v.AddressSpace)
}

// outsideSpans are the subnets of the pools whose network is not among the
// files: what is known of that network.
func (b *build) outsideSpans(s *spans) {
	for _, n := range b.nodeEnds() {
		if n.vnet.node != nil {
			continue
		}
		link, at := n.vnet.state, n.vnet.value
		if at == nil {
			at = n.end.value
		}
		if n.end.state == azure.LinkExternal {
			link = azure.LinkExternal
		}
		s.lacks.elsewhere("the address range of the network of pool "+n.name, link, at)
	}
}

// elsewhere notes that something belongs to a network that is not among the
// files, or that is not known; v names it.
func (n *need) elsewhere(what string, link azure.LinkState, v *value.Value) {
	if link == azure.LinkUnknown {
		n.value(what+" is not known: "+unresolved(v), v)
		return
	}
	// What names the network may be known only after the deployment, but that
	// is not what is missing.
	secret := v.Secret()
	if v = value.NewUnknown(what+" is not among the files", v.Locator()); secret {
		v = v.AsSecret()
	}
	n.value(what+" is not among the files", v)
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
	if out.Open || empty(as) || empty(bs) {
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
	all, noted := make([]spans, len(b.subnets)), make([]bool, len(b.subnets))
	for i, s := range b.subnets {
		if s.vnet.key == "" {
			lacks.value("the network of a subnet is not known", s.vnet.value)
			continue
		}
		all[i] = b.subnetSpans(i)
		if s.repeated() {
			for _, x := range all[i].items {
				out.Add(&Overlap{A: x.use, B: x.use, Implied: x.use.Implied})
			}
		}
		for _, j := range groups[s.vnet.key] {
			for _, k := range []int{j, i} {
				if !noted[k] {
					noted[k] = true
					lacks.merge(all[k].lacks)
				}
			}
			switch b.subnets[j].isTwin(s) {
			case no:
				pair(out, all[j], all[i])
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

// repeated reports whether a subnet stands for many of one network, so that each
// has the ranges of the others.
func (n *subnetNode) repeated() bool {
	return n.entity.Copies > 1 && (n.vnet.node == nil || n.vnet.node.res.Copies <= 1)
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
		s.add("subnet", sub.Name.Or(cmp.Or(Spoken(sub.Address), sub.ID)), Path{"network", "subnets", i, "prefixes"}, sub.Prefixes)
	}
	return s
}
