package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Asker is a workload that asks much of a pool.
type Asker struct {
	Entity
	Workload int    `json:"workload" doc:"Its place in kube.workloads."`
	Text     string `json:"text" doc:"What it asks for at its most replicas, in words."`
}

// load is what workloads ask of one pool together.
type load struct {
	of [len(loads)]int // of each of loads
	by []taker
}

// taker is what one workload asks of it.
type taker struct {
	w         *Workload
	at, times int
	of        [len(loads)]int
}

// loads are what is added up: processor, memory and pods.
var loads = [...]struct {
	asked func(w *Workload) int
	have  func(n *NodeRoom, p *Pool) Value[int]
	say   func(n int) string
}{
	{func(w *Workload) int { return w.Pod.CPURequest.Or(0) }, func(n *NodeRoom, _ *Pool) Value[int] { return n.CPU }, cores},
	{func(w *Workload) int { return w.Pod.MemoryRequest.Or(0) }, func(n *NodeRoom, _ *Pool) Value[int] { return n.Memory }, bytesText},
	{func(*Workload) int { return 1 }, func(_ *NodeRoom, p *Pool) Value[int] { return p.MaxPods }, func(n int) string { return fmt.Sprintf("%d pods", n) }},
}

// cpu, memory and pods are what is asked for of each.
func (l *load) cpu() int    { return l.of[0] }
func (l *load) memory() int { return l.of[1] }
func (l *load) pods() int   { return l.of[2] }

// partyLoads are the loads of what is certainly deployed together, in the order
// of the workloads.
type partyLoads struct {
	list []*load
	by   map[party]*load
}

func (p *partyLoads) add(who party, at int, w *Workload, times int) {
	if p.by[who] == nil {
		if p.by == nil {
			p.by = map[party]*load{}
		}
		p.by[who] = &load{}
		p.list = append(p.list, p.by[who])
	}
	p.by[who].add(at, w, times)
}

// add adds the pods of a workload.
func (l *load) add(at int, w *Workload, times int) {
	p := taker{w: w, at: at, times: times}
	for i, kind := range loads {
		p.of[i] = scaled(times, kind.asked(w))
		l.of[i] = add(l.of[i], p.of[i])
	}
	l.by = append(l.by, p)
}

// mostAskers is how many workloads are named.
const mostAskers = 5

// largest are the workloads that ask for the most of one of loads.
func (l *load) largest(kind int) List[*Asker] {
	by := slices.Clone(l.by)
	slices.SortStableFunc(by, func(a, b taker) int { return cmp.Compare(b.of[kind], a.of[kind]) })
	var out List[*Asker]
	for _, p := range by[:min(len(by), mostAskers)] {
		text := fmt.Sprintf("%s asks for %s", p.w.Address, loads[kind].say(p.of[kind]))
		if p.times > 1 && p.of[kind] != p.times {
			text += fmt.Sprintf(": %d replicas of %s", p.times, loads[kind].say(loads[kind].asked(p.w)))
		}
		out.Add(&Asker{Entity: p.w.Entity, Workload: p.at, Text: text})
	}
	return out
}

// scaled multiplies two amounts of which one may be bytes.
func scaled(n, amount int) int {
	if n > 0 && amount > maxAmount/n {
		return maxAmount
	}
	return n * amount
}

const maxAmount = 1 << 60

// full holds the demand at full scale against the most nodes of the pool.
func (n *NodeRoom) full(pool *Pool, of []*load, lacks need) {
	from := append(pool.NodesMax.From(), pool.VMSize.From()...)
	n.Exceeded, n.Demand = Known(false, from...), None[string](from...)
	nodes, known := pool.NodesMax.Get()
	lacks.leaf("the most nodes of the pool", pool.NodesMax)
	lacks.leaf("the processor of a node", n.CPU)
	lacks.leaf("the memory of a node", n.Memory)
	lacks.leaf("the most pods of a node", pool.MaxPods)
	if pool.Maybe || pool.Copies > 1 {
		lacks.value("how many such pools there are is not known", pool.MaybeWhy)
		lacks.because("how many such pools there are is not known")
		known = false
	}
	for _, l := range of {
		for i, kind := range loads {
			each, ok := kind.have(n, pool).Get()
			if !known || !ok || l.of[i] <= scaled(nodes, each) {
				continue
			}
			words := fmt.Sprintf("%s; at its most nodes (%d) it has %s", kind.say(l.of[i]), nodes, kind.say(scaled(nodes, each)))
			if v, has := n.Demand.Get(); !has || words < v {
				n.Exceeded, n.Demand, n.Askers = Known(true, from...), Known(words, from...), l.largest(i)
			}
		}
	}
	if !n.Exceeded.v && lacks.some() {
		n.Exceeded, n.Demand = lackingAt[bool](lacks, from), lackingAt[string](lacks, from)
		n.Askers.Open, n.Askers.Why = true, first(from)
	}
}
