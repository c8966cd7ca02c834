package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// Budget is a PodDisruptionBudget.
type Budget struct {
	Manifest
	MinAvailable   Value[string]      `json:"min_available" k8s:"spec.minAvailable" as:"text" doc:"A number or a percentage; null when not written."`
	MaxUnavailable Value[string]      `json:"max_unavailable" k8s:"spec.maxUnavailable" as:"text" doc:"A number or a percentage; null when not written."`
	UnhealthyPods  Value[string]      `json:"unhealthy_pod_eviction_policy" k8s:"spec.unhealthyPodEvictionPolicy" default:"IfHealthyBudget" doc:"IfHealthyBudget or AlwaysAllow."`
	SelectsAll     Value[bool]        `json:"selects_all" doc:"Derived: its selector names nothing, which selects every pod of the namespace."`
	SelectsNone    Value[bool]        `json:"selects_none" doc:"Derived: it selects no pod among the files. True only when the files or its bundle are whole and hold nothing that may make pods besides."`
	Covers         List[*BudgetCover] `json:"covers" doc:"Derived: the workloads whose pods it selects."`
	Replicas       Value[int]         `json:"replicas" doc:"Derived: the fewest replicas of all it selects, together; null when it selects no pods that are counted."`
	Allowed        Value[int]         `json:"allowed" doc:"Derived: pods that may be evicted at once when there are the fewest replicas; null when the budget sets no bound or there are no pods that a drain evicts."`
}

// BudgetCover is a workload whose pods a budget selects.
type BudgetCover struct {
	Entity
	Workload Value[int] `json:"workload" doc:"Derived: its place in kube.workloads."`
	Replicas Value[int] `json:"replicas" doc:"Derived: the fewest replicas it has; null when its kind has none."`
	Rival    Value[int] `json:"rival" doc:"Derived: place in kube.budgets of another budget that certainly selects the same pods; null when there is none."`
}

// budgetHit is a budget that selects a workload, or may.
type budgetHit struct {
	at   int // among the budgets
	o    *placedObject
	sure bool
}

// budgets reads the disruption budgets and what they leave room for.
func (d *deploy) budgets() {
	covered := map[*Workload][]budgetHit{}
	some := map[*Workload]answer{}
	for _, o := range d.of("policy", "PodDisruptionBudget") {
		b := &Budget{}
		fill(b, o.Body, o.Body, o.Address())
		b.Manifest = d.manifest(o)
		s := selectorOf(o.Get("spec", "selector"))
		found := d.selects(o, s)
		for _, f := range found {
			some[f.w] = max(some[f.w], f.hits)
		}
		kept, why := d.writtenDown(o, s, found)
		if why != nil && !d.k.Budgets.Open {
			d.k.Budgets.Open, d.k.Budgets.Why = true, why
		}
		for _, f := range kept {
			covered[f.w] = append(covered[f.w], budgetHit{d.k.Budgets.Len(), o, f.sure()})
			b.Covers.Add(b.covers(f, o))
		}
		b.Replicas = b.replicas(o, found)
		b.Allowed = b.allowed(o)
		b.SelectsAll = fact(s.selectsAll(), s.written, o.Body)
		b.SelectsNone = d.selectsNone(o, found, s)
		d.k.Budgets.Add(b)
	}
	for i, b := range d.k.Budgets.Items {
		for _, c := range b.Covers.Items {
			if at, ok := c.Workload.Get(); ok {
				c.Rival = d.rivalBudget(i, covered[d.k.Workloads.Items[at]], c.Workload.From())
			}
		}
	}
	for _, w := range d.k.Workloads.Items {
		w.Budgeted = fact(some[w], w.object.Body, w.object.Body)
	}
}

// mostRivals bounds how many budgets of one workload are compared.
const mostRivals = 64

// rivalBudget is another budget that selects the same pods. Two of one name are
// one budget, written twice.
func (d *deploy) rivalBudget(at int, hits []budgetHit, from []*value.Value) Value[int] {
	var own *placedObject
	for _, h := range hits {
		if h.at == at {
			own = h.o
		}
	}
	var unsure *placedObject
	for _, h := range hits[:min(len(hits), mostRivals)] {
		if h.at == at || h.o.Name == own.Name {
			continue
		}
		switch near := d.together(own, h.o); {
		case near == yes && h.sure:
			return Known(h.at, append(from, h.o.Get("spec", "selector"))...)
		case near != no:
			unsure = h.o
		}
	}
	if unsure != nil {
		return NotKnown[int]("it is not known whether "+unsure.Address()+" selects the same pods", append(from, unsure.Get("spec", "selector"))...)
	}
	return None[int](from...)
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
	if s.isNothing() {
		return Known(true, o.Body)
	}
	var some answer
	for _, f := range found {
		some = max(some, f.hits)
	}
	whole, why := d.wholeBundle(o.bundle)
	maker := d.makerOfPods(o.bundle)
	switch {
	case some == yes:
		return Defaulted(false, s.written)
	case some == maybe, s.labels.IsUnknown():
		return NotKnown[bool]("it is not known which labels are selected or carried", s.written)
	case !whole:
		return NotKnown[bool](why.Why(), why)
	case maker != nil:
		return NotKnown[bool](maker.Address()+" may make pods", s.written, maker.Body)
	}
	return Known(true, s.written)
}

// passive are API groups beside those of Kubernetes whose objects make no pods.
var passive = map[string]bool{
	"keda.sh": true, "cert-manager.io": true, "acme.cert-manager.io": true, "secrets-store.csi.x-k8s.io": true, "cilium.io": true,
	"networking.istio.io": true, "security.istio.io": true, "telemetry.istio.io": true, "alb.networking.azure.io": true, "aadpodidentity.k8s.io": true,
	"external-secrets.io": true, "traefik.io": true, "traefik.containo.us": true, "crd.projectcalico.org": true, "projectcalico.org": true,
}

// makerOfPods is an object of a bundle of which an operator may make pods: any
// of a group that is neither Kubernetes' own nor known to be about other things.
func (d *deploy) makerOfPods(b *kube.Bundle) *placedObject {
	if d.makers == nil {
		d.makers = map[*kube.Bundle]*placedObject{}
		for _, o := range d.objects {
			g := o.Group()
			own := !strings.Contains(g, ".") || strings.HasSuffix(g, ".k8s.io") || passive[g]
			if !own && d.makers[o.bundle] == nil {
				d.makers[o.bundle] = o
			}
		}
	}
	return d.makers[b]
}

// covers is one workload that a budget selects, or may.
func (b *Budget) covers(f selected, o *placedObject) *BudgetCover {
	c := &BudgetCover{Entity: Entity{At: o.Object, Address: f.w.Address}, Replicas: f.w.ReplicasMin}
	at := o.Get("spec", "selector")
	if !f.sure() {
		why := unsureCover(f, b)
		c.Workload, c.Rival, c.Replicas = NotKnown[int](why, at), NotKnown[int](why, at), NotKnown[int](why, at)
		return c
	}
	c.Workload = Known(f.at, at)
	return c
}

func unsureCover(f selected, b *Budget) string {
	return fmt.Sprintf("it is not known whether %s is deployed together with %s and has the labels", f.w.Address, b.Address)
}

// replicas are those of all workloads that the budget selects, together: a
// budget counts pods, whoever makes them. DaemonSets, Jobs and single pods are
// not counted, so where they are among others the sum is not known.
func (b *Budget) replicas(o *placedObject, found []selected) Value[int] {
	at := o.Get("spec", "selector")
	sum, counted, others := 0, 0, 0
	from := []*value.Value{at}
	var lacks need
	for _, f := range found {
		n, ok := f.w.ReplicasMin.Get()
		switch {
		case !f.sure():
			lacks.value(unsureCover(f, b), at)
		case f.w.ReplicasMin.IsUnknown():
			lacks.leaf("how many replicas "+f.w.Address+" has", f.w.ReplicasMin)
		case !ok:
			others++
		default:
			sum, counted = add(sum, n), counted+1
			from = append(from, f.w.ReplicasMin.From()...)
		}
	}
	switch {
	case lacks.some():
		return lacking[int](lacks)
	case counted == 0:
		return None[int](at)
	case others > 0:
		return NotKnown[int]("it selects pods of kinds without replicas too", at)
	}
	return Known(sum, from...).Explained(fmt.Sprintf("fewest replicas of %d workloads", counted))
}

// allowed is how many pods may be evicted: percentages are rounded up, as
// kubernetes.io/docs/tasks/run-application/configure-pdb says.
func (b *Budget) allowed(o *placedObject) Value[int] {
	from := append(b.MaxUnavailable.From(), b.MinAvailable.From()...)
	switch {
	case b.MaxUnavailable.IsUnknown() || b.MinAvailable.IsUnknown():
		return NotKnown[int]("a bound of the budget is not known", from...)
	case b.MaxUnavailable.IsNull() == b.MinAvailable.IsNull():
		return None[int](o.Body) // neither or both, which is refused
	}
	bound, unavailable := b.MaxUnavailable, true
	if bound.IsNull() {
		bound, unavailable = b.MinAvailable, false
	}
	n, sure := b.Replicas.Get()
	if b.Covers.Len() == 0 && nothing(bound.v, unavailable) {
		return Known(0, bound.From()...).Explained(bound.v + " of whatever it selects")
	}
	if b.Replicas.IsNull() || sure && n == 0 {
		return None[int](bound.From()...).Explained("there are no pods that a drain evicts")
	}
	if !sure {
		return NotKnown[int](b.Replicas.Why(), append(bound.From(), b.Replicas.From()...)...)
	}
	pods, ok := portion(bound.v, n)
	if !ok {
		return NotKnown[int](strconv.Quote(bound.v)+" is neither a number nor a percentage", bound.From()...)
	}
	if !unavailable {
		pods = n - pods
	}
	return Known(max(pods, 0), append(bound.From(), b.Replicas.From()...)...).Explained(fmt.Sprintf("%d replicas, bound %s", n, bound.v))
}

// nothing reports whether a bound allows no eviction, however many pods there are.
func nothing(bound string, unavailable bool) bool {
	if unavailable {
		return bound == "0" || bound == "0%"
	}
	return bound == "100%"
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
