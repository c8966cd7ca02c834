package model

import (
	"fmt"
	"strconv"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// demand is what a use asks for.
type demand struct {
	now, most, floor        Value[int] // floor is most with the fewest addresses a node can do with
	atLeastNow, atLeastMost int
	formula                 string
}

// exactly is a demand that does not change.
func exactly(n int, formula string) demand {
	return demand{Known(n), Known(n), Known(n), n, n, formula}
}

// uncertain is a demand that is not known and may be nothing.
func uncertain(lacks need) demand {
	n := lacking[int](lacks)
	return demand{now: n, most: n, floor: n, formula: "?"}
}

// copied is the demand of several alike.
func (d demand) copied(n int) demand {
	if n > 1 {
		d.now.v, d.most.v, d.floor.v = times(d.now.v, n), times(d.most.v, n), times(d.floor.v, n)
		d.atLeastNow, d.atLeastMost = times(d.atLeastNow, n), times(d.atLeastMost, n)
		d.formula = strconv.Itoa(n) + " x (" + d.formula + ")"
	}
	return d
}

// poolUses are the addresses of a pool's nodes and pods.
func (s *scan) poolUses(n *poolNode) {
	kind := "nodes"
	if n.p.IPAM.v == ipamNodeSubnet {
		kind = "nodes_and_pods"
	}
	n.owner.own(n.subnet, use{Entity: n.p.Entity, unit: n.unit, role: roleNodes, kind: kind, name: n.name(), ipam: n.p.IPAM, demand: n.nodeDemand()})
	n.owner.own(n.podSubnet, use{Entity: n.p.Entity, unit: n.unit, role: rolePods, kind: "pods", name: n.name(), ipam: n.p.IPAM, demand: n.podDemand()})
}

// nodeDemand is what the node subnet gives: an address for each node, and with a
// node subnet for pods also one for each pod a node can run.
func (n *poolNode) nodeDemand() demand {
	p := n.p
	each := perNode{now: Known(1), most: Known(1), atLeast: 1}
	switch mode, ok := p.IPAM.Get(); {
	case !ok && !n.owner.unstated():
		unknown := NotKnown[int](p.IPAM.Why(), p.IPAM.from...)
		each = perNode{unknown, unknown, unknown, 1, " x (1 + ?)"}
	case mode == ipamNodeSubnet:
		all := derive(p.MaxPods, func(pods int) Value[int] { return Known(add(1, pods)) })
		each = perNode{all, all, all, add(1, p.MaxPods.Or(0)), " x (1 + " + digits(p.MaxPods) + ")"}
	}
	return n.demand(each)
}

// podDemand is what the pod subnet gives: blocks of sixteen for each node. With
// static blocks they are taken at once; otherwise a node starts with one and
// takes more as its pods come ("Azure CNI Pod Subnet").
func (n *poolNode) podDemand() demand {
	p := n.p
	mode, ok := p.IPAM.Get()
	switch {
	case !ok:
		var lacks need
		lacks.leaf("how pods get addresses", p.IPAM)
		return uncertain(lacks)
	case mode != ipamDynamic && mode != ipamStatic:
		return exactly(0, "0")
	}
	spare := 8
	if mode == ipamStatic {
		spare = 1
	}
	blocks := func(pods int) int { return times(16, (capped(pods)+spare+15)/16) }
	all := derive(p.MaxPods, func(pods int) Value[int] { return Known(blocks(pods)) })
	formula := fmt.Sprintf(" x 16 x ceil((%s + %d) / 16)", digits(p.MaxPods), spare)
	if mode == ipamStatic {
		return n.demand(perNode{all, all, all, blocks(p.MaxPods.Or(0)), formula})
	}
	return n.demand(perNode{Known(16), all, Known(16), 16, formula})
}

// perNode is what each node needs: now, at most, and at most if it does with the
// least.
type perNode struct {
	now, most, floor Value[int]
	atLeast          int
	formula          string
}

// demand multiplies by the nodes, surge included.
func (n *poolNode) demand(each perNode) demand {
	s := n.nodes
	nodes := total(need{}, []Value[int]{s.most, s.surge})
	if each.formula == "" {
		each.floor = each.most
	}
	d := demand{
		now: product(s.now, each.now), most: product(nodes, each.most), floor: product(nodes, each.floor),
		atLeastNow:  times(s.atLeastNow, each.atLeast),
		atLeastMost: times(add(s.atLeastMost, s.atLeastSurge), each.atLeast),
		formula:     "(" + digits(s.most) + " + " + digits(s.surge) + ")" + each.formula,
	}
	if v, ok := d.most.Get(); ok {
		d.formula += " = " + strconv.Itoa(v)
		d.most = d.most.Explained("nodes at most and surge" + after(", by addresses of a node", each.formula) + ": " + d.formula)
	}
	return d
}

// product multiplies two leaves.
func product(a, b Value[int]) Value[int] {
	var lacks need
	lacks.leaf("the number of nodes", a)
	lacks.leaf("what a node needs", b)
	if lacks.some() {
		return lacking[int](lacks)
	}
	return Known(times(a.v, b.v), append(append([]*value.Value(nil), a.from...), b.from...)...)
}

// digits writes a number into a formula.
func digits(n Value[int]) string {
	if v, ok := n.Get(); ok {
		return strconv.Itoa(v)
	}
	return "?"
}

// gatewayDemand counts an address for each instance an Application Gateway may
// grow to, and one for each private frontend ("Application Gateway
// infrastructure configuration").
func (s *scan) gatewayDemand(r *azure.Resource) demand {
	instances := number(r.Prop("autoscaleConfiguration", "maxCapacity"), r.Body, None[int]())
	if instances.IsNull() {
		instances = number(r.Prop("sku", "capacity"), r.Body, NotKnown[int]("how far the gateway scales is not written"))
	}
	frontends := r.Prop("frontendIPConfigurations")
	var lacks need
	private := 0
	for _, f := range frontends.Items() {
		there := s.present(r.Unit, f.GetFold("properties", "subnet"), nil)
		lacks.leaf("whether a frontend is private", there)
		if there.Or(false) {
			private++
		}
	}
	if frontends.IsUnknown() || frontends.Open() {
		lacks.value("the frontends are not known", frontends)
	}
	formula := digits(instances) + " + " + strconv.Itoa(private)
	atLeast := add(atLeast(instances), private)
	lacks.leaf("how far the gateway scales", instances)
	all := lacking[int](lacks)
	if !lacks.some() {
		all = derive(instances, func(n int) Value[int] { return Known(add(n, private)) })
	}
	return demand{all, all, all, atLeast, atLeast, formula}
}
