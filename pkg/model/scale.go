package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// scale is how many nodes a pool may have, each with a lower bound that holds
// whatever the unknown parts are.
type scale struct {
	now, most, surge                      Value[int]
	atLeastNow, atLeastMost, atLeastSurge int
}

func (node *poolNode) readScale(v *value.Value) {
	get, p, s := v.GetFold, node.p, &node.nodes
	count := get("count")
	p.Count = notNegative("count", node.overruled(v, number(count, v, node.countDefault(v))))
	p.Autoscaling = boolean(get("enableAutoScaling"), v, Defaulted(false))
	p.MinCount = notNegative("min_count", number(get("minCount"), v, None[int]()))
	p.MaxCount = notNegative("max_count", number(get("maxCount"), v, None[int]()))
	p.MaxSurge = text(get("upgradeSettings", "maxSurge"), enclosing(v, "upgradeSettings"), None[string]())
	p.MaxUnavailable = text(get("upgradeSettings", "maxUnavailable"), enclosing(v, "upgradeSettings"), None[string]())

	p.NodesMin = p.byScaling("min_count", p.MinCount)
	p.NodesMax = p.byScaling("max_count", p.MaxCount)
	p.NodesNow = p.NodesMin
	if p.Count.State() == Set && p.Autoscaling.Or(false) {
		p.NodesNow = p.Count.Explained("autoscaling is on, and count is where it starts: " + strconv.Itoa(p.Count.v))
	}
	if p.Count.IsUnknown() && !p.Autoscaling.IsUnknown() {
		p.NodesNow = NotKnown[int](p.Count.reason(), p.Count.from...)
	}
	p.SurgeNodes = p.surge(p.NodesMax)
	least := max(atLeast(p.NodesMax), atLeast(p.NodesMin))
	s.now, s.most, s.surge = node.copied(p.NodesNow), node.copied(p.NodesMax), node.copied(p.SurgeNodes)
	if n, ok := p.NodesMax.Get(); ok && n < least { // reversed bounds: the plan keeps to one number
		s.most, s.surge = node.copied(p.NodesMin), node.copied(p.surge(p.NodesMin))
	}
	s.atLeastNow = times(node.copies, atLeast(p.NodesNow))
	s.atLeastMost = times(node.copies, least)
	s.atLeastSurge = times(node.copies, atLeast(p.surge(Known(least))))
}

// copied is a number over all pools that the node stands for.
func (node *poolNode) copied(n Value[int]) Value[int] {
	if node.copies > 1 {
		n.v = times(n.v, node.copies)
	}
	return n
}

// countDefault is how many nodes there are when no count is written: one, but
// what the scale profiles say for a pool of single machines, and Azure's choice
// for AKS Automatic.
func (node *poolNode) countDefault(v *value.Value) Value[int] {
	b, kind := node.owner, node.p.Type
	switch {
	case kind.IsUnknown():
		return NotKnown[int]("it is not written, and the default depends on the type of the pool, which is not known", kind.from...)
	case kind.v == machines:
		var lacks need
		n := 0
		for _, profile := range manual(v, &lacks) {
			count := notNegative("count", number(profile.GetFold("count"), profile, Defaulted(1)))
			lacks.leaf("the count of a scale profile", count)
			n = add(n, count.v)
		}
		if lacks.some() {
			return lacking[int](lacks)
		}
		return known(n, v.GetFold("virtualMachinesProfile"))
	}
	return preset(b, Defaulted(1), NotKnown[int]("AKS Automatic chooses it", b.sku))
}

// notNegative is a number of nodes, or unknown for what is none.
func notNegative(name string, n Value[int]) Value[int] {
	if i, ok := n.Get(); ok && i < 0 {
		return NotKnown[int](fmt.Sprintf("%s is negative, which is no number of nodes: %d", name, i), n.from...)
	}
	return n
}

// overruled is the count that is written for a pool, as long as no scale profile
// says another: what such a pool comes to nobody can tell.
func (node *poolNode) overruled(v *value.Value, written Value[int]) Value[int] {
	if !profiled(node.p.Type, v) || v.GetFold("count").IsNothing() {
		return written
	}
	said := node.countDefault(v)
	n, known := said.Get()
	if count, ok := written.Get(); known && ok && n == count {
		return written
	}
	return NotKnown[int]("count and the scale profiles of the pool do not say the same for certain", append(written.from[:len(written.from):len(written.from)], said.from...)...)
}

// overruledSize is overruled for the size.
func overruledSize(kind Value[string], v *value.Value, written Value[string]) Value[string] {
	if !profiled(kind, v) || v.GetFold("vmSize").IsNothing() {
		return written
	}
	said := profileSize(kind, v)
	size, known := said.Get()
	if s, ok := written.Get(); known && ok && strings.EqualFold(s, size) {
		return written
	}
	return NotKnown[string]("vm_size and the scale profiles of the pool do not say the same for certain", append(written.from[:len(written.from):len(written.from)], said.from...)...)
}

// profiled reports whether a pool may have scale profiles that count: what is
// not known of any pool does not make it one of single machines.
func profiled(kind Value[string], v *value.Value) bool {
	profile := v.GetFold("virtualMachinesProfile")
	if kind.IsUnknown() {
		return !profile.IsNothing() && !profile.IsUnknown()
	}
	return kind.v == machines && !profile.IsNothing()
}

// machines is the type of a pool of single machines, with scale profiles in
// place of a size and a count.
const machines = "VirtualMachines"

// manual are the manual scale profiles of a pool of single machines.
func manual(v *value.Value, lacks *need) []*value.Value {
	scale := v.GetFold("virtualMachinesProfile", "scale")
	profiles := scale.GetFold("manual")
	switch {
	case profiles.IsUnknown() || profiles.Open():
		lacks.value("the scale profiles are not known", profiles)
	case profiles.IsNothing() || !scale.GetFold("autoscale").IsNothing():
		lacks.value("the scale profiles of the pool say it", v)
	}
	return profiles.Items()
}

// profileSize is the size of a pool that writes none: that of its only scale
// profile, or Azure's choice.
func profileSize(kind Value[string], v *value.Value) Value[string] {
	if kind.Or(machines) != machines {
		return None[string]()
	}
	var lacks need
	lacks.leaf("the type of the pool", kind)
	profiles := manual(v, &lacks)
	if !lacks.some() && len(profiles) != 1 {
		lacks.value("the scale profiles of the pool say it", v)
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return text(profiles[0].GetFold("size"), profiles[0], None[string]())
}

// atLeast is the value, or zero as long as it is not known.
func atLeast(n Value[int]) int { return max(n.Or(0), 0) }

// byScaling is the count, or the bound of the autoscaler where it is on.
func (p *Pool) byScaling(name string, bound Value[int]) Value[int] {
	var lacks need
	on, ok := p.Autoscaling.Get()
	switch {
	case !ok:
		lacks.leaf("whether autoscaling is on", p.Autoscaling)
	case !on:
		if n, ok := p.Count.Get(); ok {
			return derived(n, p.Count).Explained(fmt.Sprintf("autoscaling is off, so count: %d", n))
		}
		lacks.leaf("count", p.Count)
	case bound.IsNull():
		lacks.value("autoscaling is on, but "+name+" is not written", first(p.Autoscaling.from))
	default:
		if n, ok := bound.Get(); ok {
			return derived(n, bound).Explained(fmt.Sprintf("autoscaling is on, so %s: %d", name, n))
		}
		lacks.leaf(name, bound)
	}
	return lacking[int](lacks)
}

func first(vs []*value.Value) *value.Value {
	if len(vs) == 0 {
		return nil
	}
	return vs[0]
}

// surge is how many extra nodes an upgrade of n nodes takes. Not written it is
// planned as a tenth, at least one: pages say 10% and one node. Spot pools take
// no such setting, and a pool that upgrades by taking nodes away needs none.
func (p *Pool) surge(n Value[int]) Value[int] {
	var lacks need
	if !lacks.leaf("the priority", p.Priority) || !lacks.leaf("max_surge", p.MaxSurge) || !lacks.leaf("max_unavailable", p.MaxUnavailable) {
		return lacking[int](lacks)
	}
	if p.Priority.v == "Spot" {
		return derived(0, p.Priority).Explained("a Spot pool is upgraded without extra nodes")
	}
	if p.MaxSurge.IsNull() && !p.MaxUnavailable.IsNull() && p.MaxUnavailable.v != "0" && p.MaxUnavailable.v != "0%" {
		return derived(0, p.MaxUnavailable).Explained("max_unavailable is written and max_surge is not: nodes are taken away, none is added")
	}
	written := p.MaxSurge.Or("10%")
	digits, percent := strings.CutSuffix(strings.TrimSpace(written), "%")
	amount, err := strconv.Atoi(digits)
	if err != nil || amount < 0 {
		return NotKnown[int]("max_surge is neither a number nor a percentage", p.MaxSurge.from...)
	}
	if !percent {
		return derived(amount, p.MaxSurge).Explained(fmt.Sprintf("max_surge: %d", amount))
	}
	if !lacks.leaf("the number of nodes", n) {
		return lacking[int](lacks)
	}
	nodes := share(amount, n.v)
	if p.MaxSurge.IsNull() {
		nodes = max(nodes, min(n.v, 1))
		return derived(nodes, n).Explained(fmt.Sprintf("max_surge is not written: 10%% of %d, rounded up, at least 1: %d", n.v, nodes))
	}
	return derived(nodes, p.MaxSurge).besides(n).Explained(fmt.Sprintf("%s of %d, rounded up: %d", written, n.v, nodes))
}

// share is percent of n, rounded up.
func share(percent, n int) int { return capped((min(percent, 1000)*capped(n) + 99) / 100) }
