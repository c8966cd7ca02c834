package model

import (
	"fmt"

	"github.com/akslint/akslint/pkg/value"
)

// Autoscaler drives the replicas of a workload.
type Autoscaler struct {
	Manifest
	TargetKind  Value[string] `json:"target_kind" doc:"Derived: kind of what it scales. A ScaledObject that names none scales a Deployment."`
	TargetName  Value[string] `json:"target_name" k8s:"spec.scaleTargetRef.name" doc:"Name of what it scales."`
	MinReplicas Value[int]    `json:"min_replicas" doc:"Derived: its floor as written; by default 1 for a HorizontalPodAutoscaler, 0 for a ScaledObject."`
	MaxReplicas Value[int]    `json:"max_replicas" doc:"Derived: its ceiling as written; by default 100 for a ScaledObject."`
	Found       Value[bool]   `json:"found" doc:"Derived: what it scales is among the files. False only when the files or its bundle are whole."`
	Target      Value[int]    `json:"target" doc:"Derived: place of what it scales in kube.workloads; null when it is not among the files."`
}

// scaling reads the autoscalers and finds the replicas they lead to.
func (d *deploy) scaling() {
	drivers := map[*Workload][]driver{}
	for _, o := range append(d.of("autoscaling", "HorizontalPodAutoscaler"), d.of("keda.sh", "ScaledObject")...) {
		a := d.autoscaler(o)
		for _, t := range d.targets(o, a.TargetKind, a.TargetName) {
			drivers[t.w] = append(drivers[t.w], driver{a, t.near})
		}
		d.k.Autoscalers.Add(a)
	}
	for _, w := range d.k.Workloads.Items {
		w.scale(drivers[w])
	}
}

// driver is an autoscaler that drives a workload, or may.
type driver struct {
	*Autoscaler
	near answer
}

func (d *deploy) autoscaler(o *placedObject) *Autoscaler {
	a := &Autoscaler{}
	fill(a, o.Body, o.Body, o.Address())
	a.Manifest = d.manifest(o)
	spec := o.Get("spec")
	ref := enclosingExact(spec, o.Body, []string{"scaleTargetRef"})
	if o.Kind == "ScaledObject" {
		a.TargetKind = text(spec.Get("scaleTargetRef", "kind"), ref, Defaulted("Deployment"))
		a.MinReplicas = number(spec.Get("minReplicaCount"), spec, Defaulted(0))
		a.MaxReplicas = number(spec.Get("maxReplicaCount"), spec, Defaulted(100))
	} else {
		a.TargetKind = text(spec.Get("scaleTargetRef", "kind"), ref, None[string]())
		a.MinReplicas = number(spec.Get("minReplicas"), spec, Defaulted(1))
		a.MaxReplicas = number(spec.Get("maxReplicas"), spec, None[int]())
	}
	d.target(a, o)
	return a
}

// target says where what an autoscaler scales is.
func (d *deploy) target(a *Autoscaler, o *placedObject) {
	found := d.targets(o, a.TargetKind, a.TargetName)
	for _, t := range found {
		if t.sure() {
			a.Found, a.Target = Known(true, a.TargetName.From()...), Known(t.at, a.TargetName.From()...)
			return
		}
	}
	whole, why := d.wholeBundle(o.bundle)
	switch {
	case len(found) > 0:
		at := found[0].w.object.Body
		unsure := value.NewUnknown("it is not known whether it is deployed together with "+found[0].w.Address, at.Locator())
		a.Found, a.Target = NotKnown[bool]("", unsure), NotKnown[int]("", unsure)
	case a.TargetName.IsUnknown() || a.TargetKind.IsUnknown():
		a.Found, a.Target = NotKnown[bool](a.TargetName.Why(), a.TargetName.From()...), NotKnown[int](a.TargetName.Why(), a.TargetName.From()...)
	case !whole:
		a.Found, a.Target = NotKnown[bool]("", why), NotKnown[int]("", why)
	default:
		a.Found, a.Target = Known(false, a.TargetName.From()...), None[int](a.TargetName.From()...)
	}
}

// targets finds the workloads of a kind and name beside an object.
func (d *deploy) targets(o *placedObject, kind, name Value[string]) []selected {
	k, okKind := kind.Get()
	n, okName := name.Get()
	if !okKind || !okName {
		return nil
	}
	var out []selected
	for _, i := range d.pods.named[k+"/"+n] {
		w := d.k.Workloads.Items[i]
		if near := min(d.together(o, w.object), sameNamespace(o, w.object)); near != no {
			out = append(out, selected{i, w, yes, near})
		}
	}
	return out
}

// scale finds the replicas a workload has at least and at most.
func (w *Workload) scale(by []driver) {
	if w.Replicas.IsNull() {
		at := w.object.Body
		w.ReplicasMin, w.ReplicasMax, w.Autoscaled = None[int](at), None[int](at), Defaulted(false, at)
		return
	}
	if len(by) == 0 {
		w.ReplicasMin, w.ReplicasMax = w.Replicas, w.Replicas
		w.Autoscaled = Defaulted(false, w.object.Body).Explained("no autoscaler among the files names it")
		return
	}
	a := by[0]
	if a.near != yes {
		why := fmt.Sprintf("it is not known whether %s is deployed together with it", a.Address)
		from := a.object()
		w.ReplicasMin, w.ReplicasMax, w.Autoscaled = NotKnown[int](why, from), NotKnown[int](why, from), NotKnown[bool](why, from)
		return
	}
	w.Autoscaled = Known(true, a.object())
	w.ReplicasMin = a.MinReplicas.Explained("the floor of " + a.Address)
	w.ReplicasMax = a.MaxReplicas.Explained("the ceiling of " + a.Address)
	for _, more := range by[1:] {
		if more.MinReplicas.v != a.MinReplicas.v || more.MaxReplicas.v != a.MaxReplicas.v || more.MinReplicas.IsUnknown() || more.MaxReplicas.IsUnknown() {
			why := a.Address + " and " + more.Address + " both drive it"
			w.ReplicasMin, w.ReplicasMax = NotKnown[int](why, more.object()), NotKnown[int](why, more.object())
		}
	}
}

// object is the written object of a manifest, to point at.
func (m *Manifest) object() *value.Value { return value.NewNull(m.At) }
