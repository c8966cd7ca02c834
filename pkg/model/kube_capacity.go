package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// NodeRoom is what one node of a pool has room for, and what the workloads ask
// of the pool. It is reckoned in favour of the pool: a node has at most as much.
type NodeRoom struct {
	Entity
	Pool     Value[int]    `json:"pool" doc:"Derived: place of the pool in pools."`
	CPU      Value[int]    `json:"cpu" doc:"Derived: processor of one node that pods may request, in thousandths of a core; null when the size does not say."`
	Memory   Value[int]    `json:"memory" doc:"Derived: memory of one node that pods may request, in bytes; null when the size does not say."`
	Exceeded Value[bool]   `json:"exceeded" doc:"Derived: the workloads that certainly run on this pool and no other ask for more, at their most replicas, than its most nodes have."`
	Demand   Value[string] `json:"demand" doc:"Derived: what they ask for and what there is, in words; null when there is enough."`
	Askers   List[*Asker]  `json:"askers" doc:"Derived: those of them that ask for the most of it, at most five, the largest first; none when there is enough."`
	Crowded  Value[bool]   `json:"crowded" doc:"Derived: DaemonSets take more than 70 percent of the pods of a node together with ten of the system, or more than 30 percent of its processor or memory."`
	Daemons  Value[string] `json:"daemons" doc:"Derived: what DaemonSets take of a node, in words; null when it is not crowded."`
}

// reservedCPU is what AKS keeps of the processors for itself, by their number
// (learn.microsoft.com/azure/aks/node-resource-reservations, 2026-08).
var reservedCPU = []struct{ from, millicores int }{{1, 60}, {2, 100}, {4, 140}, {8, 180}, {16, 260}, {32, 420}, {64, 740}}

// room is what one node of a pool leaves for pods: what AKS keeps of the memory
// is the lesser of 20 MB for each pod and 50 MB, and a quarter of it; 100 MiB
// more are for evictions, and 2 GB on Windows for the system.
func room(p *Pool) (cpu, memory Value[int]) {
	cpu = derive(p.VCPUs, func(n int) Value[int] {
		kept := 0
		for _, r := range reservedCPU {
			if n >= r.from {
				kept = r.millicores
			}
		}
		return Known(times(n, 1000) - kept)
	})
	var lacks need
	lacks.leaf("the size of the machines", p.VMSize)
	lacks.leaf("the most pods of a node", p.MaxPods)
	lacks.leaf("the operating system", p.OSType)
	if lacks.some() {
		return cpu, lacking[int](lacks)
	}
	total, ok := memoryOf(p.VMSize.v)
	pods, isNumber := p.MaxPods.Get()
	if !ok || !isNumber {
		return cpu, None[int](p.VMSize.From()...)
	}
	kept := min(times(20_000_000, pods)+50_000_000, total/4) + 100*mib
	if p.OSType.v == "Windows" {
		kept += 2_000_000_000
	}
	return cpu, Known(max(total-kept, 0), append(p.VMSize.From(), p.MaxPods.From()...)...)
}

// capacity holds what pods request against what nodes have.
func (d *deploy) capacity() {
	seen, unseen := d.c.Seen()
	for _, w := range d.k.Workloads.Items {
		if !seen {
			w.Fits, w.FitText = NotKnown[bool](unseen, w.object.Body), NotKnown[string](unseen, w.object.Body)
		}
	}
	if !seen {
		d.k.Nodes.Open, d.k.Nodes.Why = d.k.Workloads.Len() > 0, value.NewUnknown(unseen, nil)
		return
	}
	for i, p := range d.c.Pools.Items {
		n := &NodeRoom{Entity: p.Entity, Pool: Known(i)}
		n.CPU, n.Memory = room(p)
		d.k.Nodes.Add(n)
	}
	d.k.Nodes.Open, d.k.Nodes.Why = d.c.Pools.Open, d.c.Pools.Why
	contested := d.contested()
	for _, w := range d.k.Workloads.Items {
		d.fits(w)
	}
	for i, n := range d.k.Nodes.Items {
		d.asked(i, n, contested)
	}
}

// contested are the groups of which there are other versions, or that may not be
// there: it is not known which of them is deployed.
func (d *deploy) contested() map[group]bool {
	out := map[group]bool{}
	for pair := range d.company.versions {
		out[pair[0]] = true
	}
	for _, o := range d.objects {
		if o.bundle.Maybe != nil {
			out[groupOf(o)] = true
		}
	}
	return out
}

// fits says whether a pod of the workload finds room on an empty node of any
// pool that may take it.
func (d *deploy) fits(w *Workload) {
	at := w.object.Body
	var lacks need
	cpu, isCPU := w.Pod.CPURequest.Get()
	memory, isMemory := w.Pod.MemoryRequest.Get()
	lacks.leaf("the processor it requests", w.Pod.CPURequest)
	lacks.leaf("the memory it requests", w.Pod.MemoryRequest)
	out := map[int]bool{}
	for _, o := range w.Placement.Out.Items {
		out[o.Pool] = true
	}
	if w.Placement.Possible.IsUnknown() && d.c.Pools.Len() == len(out) || d.c.Pools.Open {
		lacks.value("there may be other pools", w.Pod.object())
	}
	lacks.leaf("whether nodes are made as they are needed", d.c.NodeProvisioning)
	if d.c.NodeProvisioning.Or("") == "auto" {
		lacks.value("nodes are made as they are needed", first(d.c.NodeProvisioning.From()))
	}
	var words []string
	short := ""
	for i, n := range d.k.Nodes.Items {
		if out[i] {
			continue
		}
		haveCPU, knownCPU := n.CPU.Get()
		haveMemory, knownMemory := n.Memory.Get()
		name := d.c.Pools.Items[i].Name.Or("?")
		switch {
		case isCPU && knownCPU && cpu > haveCPU:
			short = "cpu"
		case isMemory && knownMemory && memory > haveMemory:
			short = cmp.Or(short, "memory")
		case knownCPU && knownMemory && isCPU && isMemory:
			w.Fits, w.FitText = Known(true, at), None[string](at)
			return
		default:
			n.unsized(d.c.Pools.Items[i], &lacks)
			continue
		}
		words = append(words, fmt.Sprintf("a node of pool %q has %s", name, inWords(n.CPU, n.Memory)))
	}
	switch {
	case lacks.some() && (len(words) == 0 || !d.allSmall(out, cpu, memory) || d.c.Pools.Open || d.c.NodeProvisioning.Or("") != "manual"):
		w.Fits, w.FitText = lackingAt[bool](lacks, []*value.Value{at}), lackingAt[string](lacks, []*value.Value{at})
	case len(words) == 0:
		w.Fits, w.FitText = None[bool](at), None[string](at)
	default:
		text := "requests " + inWords(w.Pod.CPURequest, w.Pod.MemoryRequest) + "; " + strings.Join(words, "; ")
		from := append(w.Pod.asking(short), at)
		w.Fits, w.FitText = Known(false, from...), Known(text, from...)
	}
}

// unsized notes why it is not known what a node of a pool has: a size that is not
// in the tables, or whatever keeps its size from being known.
func (n *NodeRoom) unsized(p *Pool, lacks *need) {
	lacks.leaf("the processor of a node", n.CPU)
	lacks.leaf("the memory of a node", n.Memory)
	size, ok := p.VMSize.Get()
	switch {
	case ok && n.CPU.IsNull():
		lacks.value(fmt.Sprintf("how many processors %s has is not in the table of sizes", size), first(p.VMSize.From()))
	case ok && n.Memory.IsNull():
		lacks.value(fmt.Sprintf("the memory of %s is not in the table of sizes", size), first(p.VMSize.From()))
	case !lacks.some():
		lacks.value(fmt.Sprintf("what a node of pool %q has is not known", p.Name.Or("?")), first(p.VMSize.From()))
	}
}

// inWords says processor and memory in words, as far as they are known.
func inWords(cpu, memory Value[int]) string {
	var out []string
	if n, ok := cpu.Get(); ok {
		out = append(out, cores(n))
	}
	if n, ok := memory.Get(); ok {
		out = append(out, bytesText(n))
	}
	return strings.Join(out, " and ")
}

// asking is where a pod asks for a resource: for the pod as a whole, or where the
// container asks that asks for the most.
func (p *Pod) asking(resource string) []*value.Value {
	whole := firstSet(p.Resources.Requests.of(resource), p.Resources.Limits.of(resource))
	if _, ok := whole.Get(); ok {
		return whole.From()
	}
	var from []*value.Value
	most := 0
	for _, c := range p.Containers.Items {
		if n, ok := c.Effective.request(resource).Get(); ok && n > most {
			most, from = n, c.Effective.request(resource).From()
		}
	}
	return from
}

// allSmall reports whether every pool that is not out is certainly too small.
func (d *deploy) allSmall(out map[int]bool, cpu, memory int) bool {
	for i, n := range d.k.Nodes.Items {
		haveCPU, knownCPU := n.CPU.Get()
		haveMemory, knownMemory := n.Memory.Get()
		if !out[i] && !(knownCPU && cpu > haveCPU) && !(knownMemory && memory > haveMemory) {
			return false
		}
	}
	return true
}

// object is the place of a pod, to point at.
func (p *Pod) object() *value.Value { return value.NewNull(p.At) }

// party is what is certainly deployed together: one bundle, all that the
// configuration names, or everything.
type party struct {
	bundle   *kube.Bundle
	declared bool
}

func (d *deploy) partyOf(w *Workload) party {
	switch b := w.object.bundle; {
	case d.company.whole:
		return party{}
	case b.Declared:
		return party{declared: true}
	default:
		return party{bundle: b}
	}
}

// asked says what the workloads ask of one pool: those that run nowhere else and
// are certainly deployed together.
func (d *deploy) asked(at int, n *NodeRoom, contested map[group]bool) {
	pool := d.c.Pools.Items[at]
	var full, daemons partyLoads
	var lacksFull, lacksDaemons need
	for i, w := range d.k.Workloads.Items {
		if contested[groupOf(w.object)] {
			continue
		}
		if w.Kind == "DaemonSet" {
			in := slices.ContainsFunc(w.Placement.Eligible.Items, func(p *PlacedPool) bool { return p.Pool == at })
			if in {
				daemons.add(d.partyOf(w), i, w, 1)
			} else if w.Placement.Eligible.Open {
				lacksDaemons.value("where "+w.Address+" runs is not known", w.object.Body)
			}
			lacksDaemons.leaf("what "+w.Address+" requests", w.Pod.CPURequest)
			lacksDaemons.leaf("what "+w.Address+" requests", w.Pod.MemoryRequest)
			continue
		}
		only, one := w.Placement.Only.Get()
		replicas, known := w.ReplicasMax.Get()
		switch {
		case w.Placement.Only.IsUnknown():
			lacksFull.leaf("where "+w.Address+" runs", w.Placement.Only)
		case !one || only != at || w.ReplicasMax.IsNull():
		case !known:
			lacksFull.leaf("how many replicas "+w.Address+" has", w.ReplicasMax)
		default:
			lacksFull.leaf("what "+w.Address+" requests", w.Pod.CPURequest)
			lacksFull.leaf("what "+w.Address+" requests", w.Pod.MemoryRequest)
			full.add(d.partyOf(w), i, w, replicas)
		}
	}
	n.full(pool, full.list, lacksFull)
	n.crowd(pool, daemons.list, lacksDaemons)
}

// What DaemonSets may take of a node: the bounds are ours. systemPods is about
// how many pods AKS runs on each node.
const (
	systemPods    = 10
	mostPodShare  = 70
	mostRoomShare = 30
)

// crowd holds what runs on every node against what a node has room for.
func (n *NodeRoom) crowd(pool *Pool, of []*load, lacks need) {
	from := pool.MaxPods.From()
	n.Crowded, n.Daemons = Known(false, from...), None[string](from...)
	lacks.leaf("the processor of a node", n.CPU)
	lacks.leaf("the memory of a node", n.Memory)
	pods, known := pool.MaxPods.Get()
	lacks.leaf("the most pods of a node", pool.MaxPods)
	for _, l := range of {
		cpu, isCPU := n.CPU.Get()
		memory, isMemory := n.Memory.Get()
		words := ""
		switch {
		case known && (l.pods()+systemPods)*100 > pods*mostPodShare:
			words = fmt.Sprintf("%d pods beside about %d of the system, of %d", l.pods(), systemPods, pods)
		case isCPU && l.cpu()/mostRoomShare > cpu/100:
			words = fmt.Sprintf("%s of %s", cores(l.cpu()), cores(cpu))
		case isMemory && l.memory()/mostRoomShare > memory/100:
			words = fmt.Sprintf("%s of %s", bytesText(l.memory()), bytesText(memory))
		}
		if v, has := n.Daemons.Get(); words != "" && (!has || words < v) {
			n.Crowded, n.Daemons = Known(true, from...), Known(words, from...)
		}
	}
	if !n.Crowded.v && lacks.some() {
		n.Crowded, n.Daemons = lackingAt[bool](lacks, from), lackingAt[string](lacks, from)
	}
}
