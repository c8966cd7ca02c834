package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Budget is a PodDisruptionBudget.
type Budget struct {
	Manifest
	MinAvailable   Value[string]   `json:"min_available" k8s:"spec.minAvailable" doc:"A number or a percentage; null when not written."`
	MaxUnavailable Value[string]   `json:"max_unavailable" k8s:"spec.maxUnavailable" doc:"A number or a percentage; null when not written."`
	UnhealthyPods  Value[string]   `json:"unhealthy_pod_eviction_policy" k8s:"spec.unhealthyPodEvictionPolicy" default:"IfHealthyBudget" doc:"IfHealthyBudget or AlwaysAllow."`
	SelectsAll     Value[bool]     `json:"selects_all" doc:"Derived: its selector names nothing, which selects every pod of the namespace."`
	SelectsNone    Value[bool]     `json:"selects_none" doc:"Derived: it selects no pod among the files. True only when the files or its bundle are whole."`
	Covers         List[*BudgetCover] `json:"covers" doc:"Derived: the workloads whose pods it selects."`
}

// BudgetCover is a workload whose pods a budget selects.
type BudgetCover struct {
	Entity
	Workload Value[int] `json:"workload" doc:"Derived: its place in kube.workloads."`
	Replicas Value[int] `json:"replicas" doc:"Derived: the fewest replicas it has."`
	Allowed  Value[int] `json:"allowed" doc:"Derived: pods that may be evicted at once when it has its fewest replicas; null when the budget sets no bound."`
	Others   Value[int] `json:"other_budgets" doc:"Derived: how many other budgets are certain to select the same pods."`
}

// budgets reads the disruption budgets and what they leave room for.
func (d *deploy) budgets() {
	covered := map[*Workload]int{}
	some := map[*Workload]answer{}
	for _, o := range d.of("policy", "PodDisruptionBudget") {
		b := &Budget{}
		fill(b, o.Body, o.Body, o.Address())
		b.Manifest = d.manifest(o)
		s := selectorOf(o.Get("spec", "selector"))
		found := d.selects(o, s)
		for _, f := range found {
			some[f.w] = max(some[f.w], min(f.hits, yes))
			if f.sure() {
				covered[f.w]++
			}
			b.Covers.Add(b.covers(f, o))
		}
		b.SelectsAll = fact(s.selectsAll(), s.written, o.Body)
		b.SelectsNone = d.selectsNone(o, found, s)
		d.k.Budgets.Add(b)
	}
	for _, b := range d.k.Budgets.Items {
		for _, c := range b.Covers.Items {
			if i, ok := c.Workload.Get(); ok {
				c.Others = Known(covered[d.k.Workloads.Items[i]]-1, c.Workload.From()...)
			}
		}
	}
	for _, w := range d.k.Workloads.Items {
		w.Budgeted = fact(some[w], w.object.Body, w.object.Body)
	}
}

// fact turns an answer into a leaf that points at what it was read from.
func fact(a answer, from, at *value.Value) Value[bool] {
	switch a {
	case yes:
		return Known(true, from)
	case no:
		return Defaulted(false, at)
	default:
		return NotKnown[bool]("it is not known which labels are selected or carried", from)
	}
}

// selectsNone says that a selector selects nothing.
func (d *deploy) selectsNone(o *placedObject, found []selected, s podSelector) Value[bool] {
	whole, why := d.wholeBundle(o.bundle)
	switch {
	case len(found) > 0 && found[0].hits == yes:
		return Defaulted(false, s.written)
	case len(found) > 0:
		return NotKnown[bool]("it is not known which labels are selected or carried", s.written)
	case !whole:
		return NotKnown[bool](why.Why(), why)
	}
	return Known(true, s.written)
}

// covers is what the budget leaves room for of one workload.
func (b *Budget) covers(f selected, o *placedObject) *BudgetCover {
	c := &BudgetCover{Entity: Entity{At: o.Object, Address: f.w.Address}, Replicas: f.w.ReplicasMin}
	at := o.Get("spec", "selector")
	if !f.sure() {
		why := fmt.Sprintf("it is not known whether %s is deployed together with %s and has the labels", f.w.Address, b.Address)
		c.Workload, c.Allowed, c.Others = NotKnown[int](why, at), NotKnown[int](why, at), NotKnown[int](why, at)
		c.Replicas = NotKnown[int](why, at)
		return c
	}
	c.Workload = Known(f.at, at)
	c.Allowed = b.allowed(f.w.ReplicasMin)
	return c
}

// allowed is how many pods may be evicted of so many replicas: percentages are
// rounded up, as kubernetes.io/docs/tasks/run-application/configure-pdb says.
func (b *Budget) allowed(replicas Value[int]) Value[int] {
	from := append(b.MaxUnavailable.From(), b.MinAvailable.From()...)
	n, sure := replicas.Get()
	switch {
	case b.MaxUnavailable.IsUnknown() || b.MinAvailable.IsUnknown():
		return NotKnown[int]("a bound of the budget is not known", from...)
	case b.MaxUnavailable.IsNull() && b.MinAvailable.IsNull() || replicas.IsNull():
		return None[int](from...)
	}
	bound, written := b.MaxUnavailable, true
	if bound.IsNull() {
		bound, written = b.MinAvailable, false
	}
	if out, ok := always(bound.v, written); ok {
		return Known(out, bound.From()...).Explained(fmt.Sprintf("%s of any number of replicas", bound.v))
	}
	if !sure {
		return NotKnown[int](replicas.Why(), append(bound.From(), replicas.From()...)...)
	}
	pods, ok := portion(bound.v, n)
	if !ok {
		return NotKnown[int](strconv.Quote(bound.v)+" is neither a number nor a percentage", bound.From()...)
	}
	if !written {
		pods = n - pods
	}
	return Known(max(pods, 0), append(bound.From(), replicas.From()...)...).Explained(fmt.Sprintf("%d replicas, bound %s", n, bound.v))
}

// always is what a bound allows of whatever number of replicas: nothing.
func always(bound string, unavailable bool) (int, bool) {
	switch {
	case unavailable && (bound == "0" || bound == "0%"), !unavailable && bound == "100%":
		return 0, true
	}
	return 0, false
}

// portion is a number, or a percentage of n rounded up.
func portion(bound string, n int) (int, bool) {
	percent, isPercent := strings.CutSuffix(bound, "%")
	p, err := strconv.Atoi(percent)
	if err != nil || p < 0 {
		return 0, false
	}
	if isPercent {
		return share(p, n), true
	}
	return p, true
}
