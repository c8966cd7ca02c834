package model

import (
	"fmt"

	"github.com/akslint/akslint/pkg/value"
)

// from fills in a placement from the verdict. at is what to point at.
func (p *Placement) from(v *verdict, at []*value.Value) {
	for _, n := range v.in {
		p.Eligible.Add(&PlacedPool{Entity: Entity{At: n.At}, Pool: n.index})
	}
	p.Out.Items, p.OutText = v.out, v.text
	if v.lacks.some() {
		why := value.NewUnknown(v.lacks.reasons(), whereOf(v.lacks))
		p.Eligible.Open, p.Eligible.Why = true, why
		p.Out.Open, p.Out.Why = true, why
	}
	p.whether(v, at)
	p.NodesMax, p.ZonesMax = v.nodesMax(at), v.zonesMax(at)
	p.ManyZones, p.Autoscaled = v.manyZones(at), v.autoscaled(at)
	switch {
	case len(v.in) > 1:
		p.Only = None[int](at...)
	case v.lacks.some():
		p.Only = lackingAt[int](v.lacks, at)
	case len(v.in) == 1:
		p.Only = Known(v.in[0].index, at...)
	default:
		p.Only = None[int](at...)
	}
}

// whereOf is the place of the first value that is lacking.
func whereOf(n need) value.Locator {
	if f := first(n.from); f != nil {
		return f.Locator()
	}
	return nil
}

// lackingAt is lacking, with what to point at when nothing of what lacks has a
// place.
func lackingAt[T any](n need, at []*value.Value) Value[T] {
	return NotKnown[T](n.reasons(), append(n.from[:len(n.from):len(n.from)], at...)...)
}

// whether says that a pool takes the pods, and what keeps them out of all.
func (p *Placement) whether(v *verdict, at []*value.Value) {
	switch {
	case len(v.in) > 0:
		p.Possible = Known(true, at...).Explained("pool " + quoted(v.in[0].name) + " takes its pods")
		p.Cause = None[string](at...)
		return
	case v.lacks.some():
		p.Possible, p.Cause = lackingAt[bool](v.lacks, at), lackingAt[string](v.lacks, at)
		return
	case v.absent.some():
		p.Possible, p.Cause = lackingAt[bool](v.absent, at), lackingAt[string](v.absent, at)
		return
	}
	last := stage(0)
	for _, o := range v.out {
		for s := byOS; s <= byTaint; s++ {
			if s.String() == o.Cause {
				last = max(last, s)
			}
		}
	}
	p.Possible = Known(false, at...).Explained(v.text)
	p.Cause = Known(last.String(), at...).Explained(v.text)
	if last == 0 {
		p.Possible, p.Cause = NotKnown[bool]("no pool is among the files", at...), NotKnown[string]("no pool is among the files", at...)
	}
}

// nodesMax adds up the most nodes of the pools that take the pods.
func (v *verdict) nodesMax(at []*value.Value) Value[int] {
	lacks, sum := lacksBoth(v.lacks, need{}), 0
	for _, n := range v.in {
		if lacks.leaf("the most nodes of pool "+quoted(n.name), n.NodesMax) {
			sum = add(sum, times(max(n.Copies, 1), n.NodesMax.v))
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, at)
	}
	return Known(sum, at...).Explained(fmt.Sprintf("most nodes of %d pools", len(v.in)))
}

// zonesMax counts the zones of the pools that take the pods.
func (v *verdict) zonesMax(at []*value.Value) Value[int] {
	lacks := lacksBoth(v.lacks, v.vague)
	if lacks.some() {
		return lackingAt[int](lacks, at)
	}
	return Known(len(v.zones), at...).Explained(fmt.Sprintf("zones of %d pools", len(v.in)))
}

// manyZones says that pools that take the pods certainly have nodes in two zones.
func (v *verdict) manyZones(at []*value.Value) Value[bool] {
	lacks := lacksBoth(v.lacks, need{})
	for _, n := range v.in {
		lacks.leaf("the zones of pool "+quoted(n.name), n.Zones)
	}
	switch {
	case len(v.zones) > 1:
		return Known(true, at...).Explained(fmt.Sprintf("%d zones", len(v.zones)))
	case lacks.some():
		return lackingAt[bool](lacks, at)
	}
	return Known(false, at...)
}

// autoscaled says that the autoscaler is on for a pool that takes the pods.
func (v *verdict) autoscaled(at []*value.Value) Value[bool] {
	lacks := lacksBoth(v.lacks, need{})
	for _, n := range v.in {
		if n.Autoscaling.Or(false) {
			return Known(true, at...).Explained("of pool " + quoted(n.name))
		}
		lacks.leaf("whether pool "+quoted(n.name)+" is scaled", n.Autoscaling)
	}
	if lacks.some() {
		return lackingAt[bool](lacks, at)
	}
	return Known(false, at...)
}
