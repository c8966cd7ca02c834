package model

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Quota is a ResourceQuota.
type Quota struct {
	Manifest
	Hard    Value[map[string]string] `json:"hard" k8s:"spec.hard" as:"map" default:"{}" doc:"What the namespace may use at most, as written."`
	Scoped  Value[bool]              `json:"scoped" doc:"Derived: it counts only some pods, by scopes or a scope selector."`
	Refuses List[*QuotaRefusal]      `json:"refuses" doc:"Derived: workloads whose pods the quota certainly refuses, since it counts a resource that they leave out; one entry for each."`
	Items   List[*QuotaItem]         `json:"items" doc:"Derived: the processor, memory and pods it counts."`
}

// QuotaRefusal is a workload whose pods a quota refuses, or may.
type QuotaRefusal struct {
	Entity
	Workload  Value[int]    `json:"workload" doc:"Derived: its place in kube.workloads."`
	Refused   Value[bool]   `json:"refused" doc:"Derived: a container leaves out what the quota counts."`
	Container Value[string] `json:"container" doc:"Derived: name of that container."`
	Resource  Value[string] `json:"resource" doc:"Derived: what it leaves out: requests.cpu, limits.memory, ..."`
}

// QuotaItem is one amount that a quota bounds.
type QuotaItem struct {
	Entity
	Resource string      `json:"resource" doc:"Derived: requests.cpu, requests.memory, limits.cpu, limits.memory or pods."`
	Hard     Value[int]  `json:"hard" doc:"Derived: the bound, in thousandths of a core or bytes."`
	Demand   Value[int]  `json:"demand" doc:"Derived: what the workloads among the files take at their most replicas; at least that where it exceeds the bound."`
	Exceeded Value[bool] `json:"exceeded" doc:"Derived: the demand exceeds the bound."`
}

// mostQuotas bounds how many quotas of one namespace are held against its
// workloads: nobody has that many.
const mostQuotas = 8

// quotas reads the quotas and what they leave of the workloads.
func (d *deploy) quotas() {
	of, contested := map[string]int{}, d.contested()
	for _, o := range d.of("", "ResourceQuota") {
		q := &Quota{}
		fill(q, o.Body, o.Body, o.Address())
		q.Manifest = d.manifest(o)
		q.Scoped = boolOr(isPresent(o.Get("spec", "scopes"), o.Body), isPresent(o.Get("spec", "scopeSelector"), o.Body))
		d.k.Quotas.Add(q)
		if of[o.Namespace]++; of[o.Namespace] > mostQuotas {
			q.Items.Open, q.Refuses.Open = true, true
			continue
		}
		d.held(o, q, contested)
	}
}

// boolOr is true when one of two leaves is.
func boolOr(a, b Value[bool]) Value[bool] {
	if v, ok := a.Get(); ok && v || a.IsUnknown() && !b.Or(false) {
		return a
	}
	return b
}

// amounts are what a quota may bound, by the names of
// kubernetes.io/docs/concepts/policy/resource-quotas.
var amounts = []struct {
	names []string
	of    func(*Container) Value[int] // nil for pods
	pod   func(*Pod) Value[int]
}{
	{[]string{"requests.cpu", "cpu"}, func(c *Container) Value[int] { return c.Effective.CPURequest }, func(p *Pod) Value[int] { return p.CPURequest }},
	{[]string{"requests.memory", "memory"}, func(c *Container) Value[int] { return c.Effective.MemoryRequest }, func(p *Pod) Value[int] { return p.MemoryRequest }},
	{[]string{"limits.cpu"}, func(c *Container) Value[int] { return c.Effective.CPULimit }, func(p *Pod) Value[int] { return p.limit("cpu") }},
	{[]string{"limits.memory"}, func(c *Container) Value[int] { return c.Effective.MemoryLimit }, func(p *Pod) Value[int] { return p.limit("memory") }},
	{[]string{"pods", "count/pods"}, nil, func(*Pod) Value[int] { return Known(1) }},
}

// held holds a quota against the workloads of its namespace.
func (d *deploy) held(o *placedObject, q *Quota, contested map[group]bool) {
	places := d.pods.byPlace[o.Namespace]
	if o.Namespace != "" {
		places = append(places[:len(places):len(places)], d.pods.byPlace[""]...)
	}
	hard := o.Get("spec", "hard")
	for _, i := range places {
		w := d.k.Workloads.Items[i]
		near := min(d.together(o, w.object), sameNamespace(o, w.object))
		if near == no {
			continue
		}
		if r := q.refusal(i, w, near, hard); r != nil {
			q.Refuses.Add(r)
		}
	}
	for _, a := range amounts {
		for _, name := range a.names {
			w := hard.Get(name)
			if w.IsNothing() {
				continue
			}
			item := &QuotaItem{Entity: Entity{Address: q.Address, At: w.Locator()}, Resource: name, Hard: quantity(w, hard, strings.HasSuffix(name, "cpu"))}
			d.exceeds(o, q, item, places, contested, a.pod)
			q.Items.Add(item)
		}
	}
}

// refusal says whether the quota refuses the pods of a workload: a quota that
// counts requests or limits wants them stated by every container. The one that
// is said comes first in the pod.
func (q *Quota) refusal(at int, w *Workload, near answer, hard *value.Value) *QuotaRefusal {
	var doubt *QuotaRefusal
	if open := w.Pod.Containers; open.Open {
		why := "the containers of " + w.Address + " are not known"
		doubt = &QuotaRefusal{Entity{Address: w.Address, At: w.At}, NotKnown[int](why, open.Why), NotKnown[bool](why, open.Why), NotKnown[string](why, open.Why), NotKnown[string](why, open.Why)}
	}
	for _, a := range amounts {
		for _, name := range a.names {
			bound := hard.Get(name)
			if a.of == nil || bound.IsNothing() {
				continue
			}
			for _, c := range w.Pod.Containers.Items {
				amount := a.of(c)
				if c.Role == "ephemeral" || !amount.IsNull() && !amount.IsUnknown() {
					continue
				}
				r := &QuotaRefusal{Entity: Entity{Address: w.Address, At: w.At}}
				from := append(amount.From(), bound)
				whole := w.Pod.Resources.Requests.All.IsUnknown() || len(w.Pod.Resources.Requests.All.v)+len(w.Pod.Resources.Limits.All.v) > 0
				if near == yes && amount.IsNull() && q.Scoped.State() != Unknown && !q.Scoped.v && !bound.IsUnknown() && !whole {
					r.Workload, r.Refused = Known(at, from...), Known(true, from...)
					r.Container, r.Resource = c.Name, Known(name, from...)
					return r
				}
				why := fmt.Sprintf("it is not known whether %s counts and %s leaves it out", q.Address, w.Address)
				if amount.IsUnknown() {
					why = amount.Why()
				}
				r.Workload, r.Refused = NotKnown[int](why, from...), NotKnown[bool](why, from...)
				r.Container, r.Resource = NotKnown[string](why, from...), NotKnown[string](why, from...)
				doubt = r
			}
		}
	}
	return doubt
}

// exceeds holds the demand of a namespace against one bound. What is not known
// adds nothing to the demand: where even so it exceeds the bound, it does.
func (d *deploy) exceeds(o *placedObject, q *Quota, item *QuotaItem, places []int, contested map[group]bool, of func(*Pod) Value[int]) {
	least := 0
	var lacks need
	lacks.leaf("the bound", item.Hard)
	if q.Scoped.IsUnknown() || q.Scoped.v {
		lacks.value("which pods it counts is not known", o.Get("spec"))
	}
	from := item.Hard.From()
	for _, i := range places {
		w := d.k.Workloads.Items[i]
		near := min(d.together(o, w.object), sameNamespace(o, w.object))
		if near == no {
			continue
		}
		each, replicas := of(&w.Pod), w.ReplicasMax
		n, known := replicas.Get()
		amount, isKnown := each.Get()
		switch {
		case near != yes, contested[groupOf(w.object)]:
			lacks.value("it is not known whether "+w.Address+" is in its namespace", w.object.Body)
		case w.Kind == "Pod" && isKnown:
			least = add(least, amount)
		case !known:
			if !lacks.leaf("how many replicas "+w.Address+" has", replicas) {
				continue
			}
			lacks.value("how many pods "+w.Address+" makes is not known", w.object.Body)
		case !lacks.leaf("what the pods of "+w.Address+" take", each):
		default:
			least = add(least, times(n, amount))
			from = append(from, each.From()...)
		}
	}
	bound, known := item.Hard.Get()
	scoped := q.Scoped.IsUnknown() || q.Scoped.v
	switch {
	case known && !scoped && least > bound:
		item.Demand, item.Exceeded = Known(least, from...), Known(true, from...)
	case lacks.some():
		item.Demand, item.Exceeded = lacking[int](lacks), lacking[bool](lacks)
	default:
		item.Demand, item.Exceeded = Known(least, from...), Known(false, from...)
	}
}
