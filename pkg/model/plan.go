package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// plan computes who needs which addresses.
func (b *build) plan() {
	for i, node := range b.subnets {
		b.planSubnet(node, b.c.Network.Subnets.Items[i])
	}
	a := &b.c.Addressing
	services, dns := b.c.Network.ServiceCIDRs, b.c.Network.DNSServiceIP
	a.ServiceRange.PrefixLength = derive(services, prefixLength)
	a.ServiceRange.DNSProblem = b.dnsProblem(services, dns)
	b.podRange(&a.PodRange)
	lacks := b.mayGrow()
	a.NodesMax, a.AtLeastNodesMax = b.sumOfPools(lacks, mostNodes), b.atLeastNodes()
}

func (b *build) dnsProblem(services Value[[]string], dns Value[string]) Value[string] {
	var lacks need
	lacks.leaf("the service range", services)
	lacks.leaf("the DNS address", dns)
	if lacks.some() {
		return lacking[string](lacks)
	}
	return derive(dns, func(ip string) Value[string] { return dnsProblem(ip, services.v) }).besides(services)
}

// planSubnet says what uses a subnet and how many addresses that takes.
func (b *build) planSubnet(node *subnetNode, out *Subnet) {
	t := tally{b: b, out: out, roles: []string{}}
	for _, u := range b.lost {
		if u.near(b, node) {
			t.lost(u)
		}
	}
	if uses := b.usesOf[node]; len(uses) > 1 {
		t.spread = node.many()
	}
	for _, u := range b.usesOf[node] {
		t.add(u)
	}
	for _, o := range b.g.Outside {
		if o.Unit == node.unit && (o.Any || node.entity.Address != "" && handed(o, node.entity.Address)) {
			t.doubtful(unseen(o).Why()+" and may use the subnet", unseen(o))
		}
	}
	out.Demand.NowText, out.Demand.MaxText = strings.Join(t.nowText, "; "), strings.Join(t.maxText, "; ")
	if len(t.now) == 0 {
		nothing := []string{"nothing is known to need addresses in it"}
		t.nowText, t.maxText, t.floorText = nothing, nothing, nothing
	}
	out.Demand.Now = total(t.doubt, t.now).Explained(t.nowText...)
	out.Demand.Max = total(t.doubt, t.most).Explained(t.maxText...)
	out.Demand.MaxFloor = total(t.doubt, t.floor).Explained(t.floorText...)
	t.roleDoubt.merge(t.doubt)
	out.Roles = Known(t.roles)
	if t.roleDoubt.some() {
		out.Roles = lacking[[]string](t.roleDoubt)
	}
	if len(t.roleText) == 0 {
		t.roleText = []string{"nothing is known to use it"}
	}
	out.Roles = out.Roles.Explained(t.roleText...)
}

// tally adds up the uses of one subnet.
type tally struct {
	b                *build
	out              *Subnet
	roles            []string
	now, most, floor []Value[int]
	doubt, roleDoubt need
	associations     int
	spread           *value.Value // why it is not known which of the uses share a subnet
	// what is known of each in words, by consumer
	nowText, maxText, floorText, roleText []string
}

// lost notes a use whose subnet is not known: it may be this one.
func (t *tally) lost(u *use) {
	t.doubtful("the subnet of "+u.name+" is not known"+after(": ", u.end.value.Why()), u.end.value)
}

// doubtful notes that something may use the subnet.
func (t *tally) doubtful(why string, v *value.Value) {
	t.doubt.value(why, v)
	t.out.Uses.Open, t.out.Uses.Why = true, v
	t.out.Demand.Consumers.Open, t.out.Demand.Consumers.Why = true, v
}

func (t *tally) add(u *use) {
	ent, sure := u.seenFrom(t.b)
	if t.spread != nil && sure {
		ent.Maybe, ent.MaybeWhy, sure = true, t.spread, false
	}
	t.out.Uses.Add(u.asUse(t.b, ent))
	whether := "it is not known whether " + u.name + " exists"
	if sure {
		t.roles = u.addRoles(t.b, t.roles)
		t.roleText = append(t.roleText, u.role+": "+u.nameFrom(t.b))
	} else {
		t.roleDoubt.value(whether, ent.MaybeWhy)
	}
	if u.kind == "" {
		return
	}
	d := u.demand
	if u.role == roleAGC && sure {
		if t.associations++; t.associations == 1 {
			// The addresses Azure keeps are among those the first one asks for.
			n := max(d.most.v-reservedPerPrefix, 0)
			d = exactly(n, d.formula+" - 5 = "+strconv.Itoa(n))
		}
	}
	need := &t.out.Demand
	need.Consumers.Add(&Consumer{Entity: ent, Kind: u.kind, Name: u.nameFrom(t.b), Now: orSaid(d.now, "right after the deployment: "), Max: orSaid(d.most, "at maximum scale with surge: "), Formula: d.formula})
	if !sure {
		t.doubt.value(whether, ent.MaybeWhy)
		return
	}
	t.text(u.nameFrom(t.b), d)
	t.now, t.most, t.floor = append(t.now, d.now), append(t.most, d.most), append(t.floor, d.floor)
	need.AtLeastNow, need.AtLeastMax = add(need.AtLeastNow, d.atLeastNow), add(need.AtLeastMax, d.atLeastMost)
}

// orSaid says a number that was computed in one step.
func orSaid(n Value[int], when string) Value[int] {
	if _, ok := n.Get(); !ok || len(n.Steps()) > 0 {
		return n
	}
	return n.Explained(when + digits(n))
}

// text notes in words what a use asks for, as far as it is known.
func (t *tally) text(name string, d demand) {
	if n, ok := d.now.Get(); ok {
		t.nowText = append(t.nowText, name+" "+strconv.Itoa(n))
	}
	if _, ok := d.most.Get(); ok {
		t.maxText = append(t.maxText, name+" "+d.formula)
	}
	if n, ok := d.floor.Get(); ok {
		t.floorText = append(t.floorText, name+" "+strconv.Itoa(n))
	}
}

// near reports whether a use whose subnet is not known may be of this subnet as
// the cluster sees it.
func (u *use) near(b *build, node *subnetNode) bool {
	return u.owner == b || u.unit == b.r.Unit || u.unit == node.unit
}

// seenFrom is the entity of a use as a cluster sees it: what belongs to another
// cluster exists only if that does.
func (u *use) seenFrom(b *build) (ent Entity, sure bool) {
	ent = u.Entity
	if u.owner != nil && u.owner != b && u.owner.c.Maybe && !ent.Maybe {
		ent.Maybe, ent.MaybeWhy = true, u.owner.c.MaybeWhy
	}
	return ent, !ent.Maybe
}

func (u *use) nameFrom(b *build) string {
	if u.owner != nil && u.owner != b && !u.full {
		return u.owner.name() + "/" + u.name
	}
	return u.name
}

func (u *use) asUse(b *build, ent Entity) *SubnetUse {
	ent.At = u.stated
	out := &SubnetUse{Entity: ent, Role: u.role, Name: u.nameFrom(b), IPAM: u.ipam}
	if u.role != roleNodes && u.role != rolePods {
		out.IPAM = None[string]()
	}
	if u.owner != nil {
		out.Cluster, out.OtherCluster = u.owner.r.Address, u.ofAnother(b)
	}
	return out
}

func (u *use) addRoles(b *build, roles []string) []string {
	if !slices.Contains(roles, u.role) {
		roles = append(roles, u.role)
	}
	if u.ofAnother(b) && !slices.Contains(roles, roleOther) {
		roles = append(roles, roleOther)
	}
	return roles
}

// mayGrow is what may add nodes that the listed pools do not count.
func (b *build) mayGrow() need {
	var lacks need
	for _, n := range b.pools {
		if n.p.Maybe {
			lacks.value("it is not known whether pool "+n.name()+" exists", n.p.MaybeWhy)
		}
	}
	if b.c.Pools.Open {
		lacks.value("there may be more pools", b.c.Pools.Why)
	}
	if len(b.pools) == 0 {
		lacks.because("no pool is among the files")
	}
	if mode, ok := b.c.NodeProvisioning.Get(); !ok || mode == "auto" {
		lacks.value(provisioned, first(b.c.NodeProvisioning.from))
	}
	return lacks
}

// sumOfPools adds up numbers of the pools that surely exist; lacks is what may
// add more.
func (b *build) sumOfPools(lacks need, pick func(scale) []Value[int]) Value[int] {
	var all []Value[int]
	var said []string
	for _, n := range b.pools {
		if n.p.Maybe {
			continue
		}
		parts := pick(n.nodes)
		all = append(all, parts...)
		words := make([]string, len(parts))
		for i, p := range parts {
			words[i] = digits(p)
		}
		said = append(said, n.name()+" "+strings.Join(words, " + "))
	}
	return total(lacks, all).Explained(said...)
}

func nodesNow(s scale) []Value[int]  { return []Value[int]{s.now} }
func mostNodes(s scale) []Value[int] { return []Value[int]{s.most, s.surge} }

func (b *build) atLeastNodes() int {
	n := 0
	for _, p := range b.pools {
		if !p.p.Maybe {
			n = add(n, add(p.nodes.atLeastMost, p.nodes.atLeastSurge))
		}
	}
	return n
}

// podRange plans the pod range of overlay and kubenet: a /24 for each node over
// all pools; kubenet stops at 400 nodes, what a route table holds ("Use kubenet
// networking", limitations).
func (b *build) podRange(out *PodRange) {
	const kubenetNodes = 400
	n := &b.c.Network
	switch b.podRangeUsed() {
	case maybe:
		why := NotKnown[int](n.IPAM.Why(), n.IPAM.from...)
		out.Applies = NotKnown[bool](n.IPAM.Why(), n.IPAM.from...)
		out.Capacity, out.Now, out.Max, out.Private = why, why, why, out.Applies
		return
	case no:
		none := None[int](n.IPAM.from...)
		out.Applies = derived(false, n.IPAM)
		out.Capacity, out.Now, out.Max, out.Private = none, none, none, None[bool](n.IPAM.from...)
		return
	case yes:
	}
	out.Applies = derived(true, n.IPAM)
	blocks := derive(n.PodCIDRs, podBlocks)
	out.Capacity = derive(blocks, func(c int) Value[int] {
		switch mode, ok := n.IPAM.Get(); {
		case c <= kubenetNodes || mode == ipamOverlay:
			return Known(c).Explained(blocks.Steps()...)
		case !ok:
			return NotKnown[int](n.IPAM.Why(), n.IPAM.from...)
		}
		return Known(kubenetNodes).Explained(append(slices.Clone(blocks.Steps()), fmt.Sprintf("kubenet stops at %d nodes", kubenetNodes))...)
	})
	lacks := b.mayGrow()
	out.Now, out.Max = b.sumOfPools(lacks, nodesNow), b.sumOfPools(lacks, mostNodes)
	out.AtLeastMax = b.atLeastNodes()
	out.Private = derive(n.PodCIDRs, allPrivate)
}
