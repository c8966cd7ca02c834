package model

import (
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// Autoscaler drives the replicas of a workload.
type Autoscaler struct {
	Manifest
	TargetKind    Value[string]      `json:"target_kind" doc:"Derived: kind of what it scales. A ScaledObject that names none scales a Deployment."`
	TargetName    Value[string]      `json:"target_name" k8s:"spec.scaleTargetRef.name" doc:"Name of what it scales."`
	MinReplicas   Value[int]         `json:"min_replicas" doc:"Derived: its floor as written; by default 1 for a HorizontalPodAutoscaler, 0 for a ScaledObject."`
	MaxReplicas   Value[int]         `json:"max_replicas" doc:"Derived: its ceiling as written; by default 100 for a ScaledObject."`
	Found         Value[bool]        `json:"found" doc:"Derived: what it scales is among the files. False only when the files or its bundle are whole."`
	Target        Value[int]         `json:"target" doc:"Derived: place of what it scales in kube.workloads; null when it is not among the files."`
	Stabilization Value[int]         `json:"scale_down_stabilization_seconds" doc:"Derived: seconds it waits before it scales down, as written; null when not written, which is 300."`
	Metrics       List[*ScaleMetric] `json:"metrics" doc:"What it scales by: the metrics of a HorizontalPodAutoscaler, the triggers of a ScaledObject."`
	OnlyResources Value[bool]        `json:"only_resources" doc:"Derived: it scales by nothing but processor and memory."`
	Rival         Value[int]         `json:"rival" doc:"Derived: place in kube.autoscalers of another one that certainly drives the same workload; null when there is none."`

	placed *placedObject
	// acts is no for a ScaledObject that nothing acts on, so that it drives nothing.
	acts answer
}

// ScaleMetric is one thing an autoscaler scales by.
type ScaleMetric struct {
	Entity
	Type             Value[string] `json:"type" doc:"Derived: Resource, ContainerResource, Pods, Object or External; of a ScaledObject the type of the trigger: cpu, azure-servicebus, ..."`
	Resource         Value[string] `json:"resource" doc:"Derived: cpu, memory or another resource of the pods; null when it scales by something else."`
	Container        Value[string] `json:"container" doc:"Derived: the container it looks at; null for all of them."`
	Utilization      Value[bool]   `json:"utilization" doc:"Derived: the target is a share of what the pods request."`
	Requested        Value[bool]   `json:"requested" doc:"Derived: every container it looks at requests the resource, itself or by the limits of the namespace; null when that does not matter or what it scales is not among the files."`
	Lacking          Value[string] `json:"lacking" doc:"Derived: name of the first container that requests nothing; null when there is none."`
	Authentication   Value[bool]   `json:"authentication" doc:"Derived: a trigger that names a TriggerAuthentication. False for metrics of a HorizontalPodAutoscaler."`
	ConnectionString Value[bool]   `json:"connection_string" doc:"Derived: a trigger that reads a connection string out of an environment variable."`
}

// scaling reads the autoscalers and finds the replicas they lead to.
func (d *deploy) scaling() {
	drivers := map[*Workload][]driver{}
	d.vague = map[string][]*Autoscaler{}
	d.k.Scaling.KEDA = d.operator(d.of("keda.sh", "ScaledObject", "ScaledJob", "TriggerAuthentication", "ClusterTriggerAuthentication"), d.c.Addons.KEDA, "kedacore/keda", "keda-operator")
	for _, o := range append(d.of("autoscaling", "HorizontalPodAutoscaler"), d.of("keda.sh", "ScaledObject")...) {
		a := d.autoscaler(o)
		a.acts = d.acts(o)
		at := d.k.Autoscalers.Len()
		d.k.Autoscalers.Add(a)
		if a.acts == no {
			continue
		}
		for _, t := range d.targets(o, a.TargetKind, a.TargetName) {
			drivers[t.w] = append(drivers[t.w], driver{a, at, min(t.near, a.acts)})
		}
		if a.TargetKind.IsUnknown() || a.TargetName.IsUnknown() {
			d.vague[o.Namespace] = append(d.vague[o.Namespace], a)
		}
	}
	for _, w := range d.k.Workloads.Items {
		by := drivers[w]
		slices.SortStableFunc(by, func(a, b driver) int { return int(b.near) - int(a.near) })
		w.scale(by)
		if a := d.mayDrive(w); a != nil && !w.Replicas.IsNull() {
			why := "what " + a.Address + " scales is not known"
			w.ReplicasMin, w.ReplicasMax = NotKnown[int](why, a.TargetName.From()...), NotKnown[int](why, a.TargetName.From()...)
			if !w.Autoscaled.Or(false) {
				w.Autoscaled = NotKnown[bool](why, a.TargetName.From()...)
			}
		}
	}
	for i, a := range d.k.Autoscalers.Items {
		a.Rival = None[int](a.placed.Body)
		if at, ok := a.Target.Get(); ok {
			w := d.k.Workloads.Items[at]
			a.Rival = d.rival(i, a, drivers[w])
			if other := d.mayDrive(w); other != nil && a.Rival.IsNull() {
				a.Rival = NotKnown[int]("what "+other.Address+" scales is not known", other.TargetName.From()...)
			}
		} else if a.Target.IsUnknown() {
			a.Rival = NotKnown[int](a.Target.Why(), a.Target.From()...)
		}
	}
}

// acts reports whether anything acts on an autoscaler. KEDA is taken to be there
// unless the cluster and all of its files are there: who writes ScaledObjects
// has it.
func (d *deploy) acts(o *placedObject) answer {
	there, known := d.k.Scaling.KEDA.Present.Get()
	whole, _ := d.whole()
	seen, _ := d.c.Seen()
	switch {
	case o.Kind != "ScaledObject", known && there, !known && !(seen && whole):
		return yes
	case known:
		return no
	}
	return maybe
}

// mayDrive is an autoscaler of which it is not known what it scales, and which
// may scale a workload.
func (d *deploy) mayDrive(w *Workload) *Autoscaler {
	if len(d.vague) == 0 {
		return nil
	}
	namespaces := []string{w.object.Namespace, ""}
	if w.object.Namespace == "" {
		namespaces = d.namespaceNames()
	}
	for _, ns := range namespaces {
		for _, a := range d.vague[ns][:min(len(d.vague[ns]), mostRivals)] {
			if kind, ok := a.TargetKind.Get(); ok && kind != w.Kind {
				continue
			}
			if name, ok := a.TargetName.Get(); ok && name != w.Name {
				continue
			}
			if d.together(a.placed, w.object) != no {
				return a
			}
		}
	}
	return nil
}

// rival is another autoscaler of the same workload. A ScaledObject may take over
// the HorizontalPodAutoscaler that it names.
func (d *deploy) rival(at int, a *Autoscaler, by []driver) Value[int] {
	var unsure *Autoscaler
	for _, other := range by[:min(len(by), mostRivals)] {
		if other.at == at || a.Kind == other.Kind && a.Name == other.Name {
			continue
		}
		near, over := d.together(a.placed, other.placed), max(a.takesOver(other.Autoscaler), other.takesOver(a))
		switch {
		case near == yes && other.near == yes && over == no:
			return Known(other.at, append(a.TargetName.From(), other.TargetName.From()...)...)
		case near != no && over != yes:
			unsure = other.Autoscaler
		}
	}
	if unsure != nil {
		return NotKnown[int]("it is not known whether "+unsure.Address+" drives the same workload", append(a.TargetName.From(), unsure.TargetName.From()...)...)
	}
	return None[int](a.TargetName.From()...)
}

// takesOver reports whether a ScaledObject takes over the autoscaler that KEDA
// would make itself, as keda.sh/docs/latest/reference/scaledobject-spec says.
func (a *Autoscaler) takesOver(other *Autoscaler) answer {
	if a.Kind != "ScaledObject" || other.Kind == "ScaledObject" {
		return no
	}
	marks, ok := a.Annotations.Get()
	if !ok {
		return maybe
	}
	if marks["scaledobject.keda.sh/transfer-hpa-ownership"] != "true" {
		return no
	}
	switch name, isName := text(a.placed.Get("spec", "advanced", "horizontalPodAutoscalerConfig", "name"), a.placed.Body, None[string]()).Get(); {
	case !isName:
		return maybe
	default:
		return answerOf(name == other.Name)
	}
}

// driver is an autoscaler that drives a workload, or may.
type driver struct {
	*Autoscaler
	at   int // among the autoscalers
	near answer
}

func (d *deploy) autoscaler(o *placedObject) *Autoscaler {
	a := &Autoscaler{placed: o}
	fill(a, o.Body, o.Body, o.Address())
	a.Manifest = d.manifest(o)
	spec := o.Get("spec")
	ref := enclosingExact(spec, o.Body, []string{"scaleTargetRef"})
	if o.Kind == "ScaledObject" {
		a.TargetKind = text(spec.Get("scaleTargetRef", "kind"), ref, Defaulted("Deployment"))
		a.MinReplicas = number(spec.Get("minReplicaCount"), spec, Defaulted(0))
		a.MaxReplicas = number(spec.Get("maxReplicaCount"), spec, Defaulted(100))
		behavior := spec.Get("advanced", "horizontalPodAutoscalerConfig", "behavior")
		a.Stabilization = number(behavior.Get("scaleDown", "stabilizationWindowSeconds"), spec, None[int]())
	} else {
		a.TargetKind = text(spec.Get("scaleTargetRef", "kind"), ref, None[string]())
		a.MinReplicas = number(spec.Get("minReplicas"), spec, Defaulted(1))
		a.MaxReplicas = number(spec.Get("maxReplicas"), spec, None[int]())
		a.Stabilization = number(spec.Get("behavior", "scaleDown", "stabilizationWindowSeconds"), spec, None[int]())
	}
	a.Found, a.Target = d.edge(o, a.TargetKind, a.TargetName)
	a.metrics(o)
	for _, m := range a.Metrics.Items {
		d.requested(a, m)
	}
	return a
}

// edge says where what an object names by kind and name is.
func (d *deploy) edge(o *placedObject, kind, name Value[string]) (Value[bool], Value[int]) {
	found := d.targets(o, kind, name)
	from := name.From()
	var sure []selected
	for _, t := range found {
		if t.sure() {
			sure = append(sure, t)
		}
	}
	whole, why := d.wholeBundle(o.bundle)
	maker := d.makerOfPods(o.bundle)
	switch k, _ := kind.Get(); {
	case len(sure) == 1:
		return Known(true, from...), Known(sure[0].at, from...)
	case len(sure) > 1:
		return Known(true, from...), NotKnown[int]("several objects among the files have this kind and name", from...)
	case len(found) > 0:
		at := found[0].w.object.Body
		unsure := value.NewUnknown("it is not known whether it is deployed together with "+found[0].w.Address, at.Locator())
		return NotKnown[bool]("", unsure), NotKnown[int]("", unsure)
	case name.IsUnknown() || kind.IsUnknown():
		return NotKnown[bool](lack(kind, name), append(kind.From(), from...)...), NotKnown[int](lack(kind, name), append(kind.From(), from...)...)
	case !isWorkload(k):
		return NotKnown[bool](fmt.Sprintf("what a %s is is not known", k), kind.From()...), None[int](from...)
	case !whole:
		return NotKnown[bool](why.Why(), append(from, why)...), NotKnown[int](why.Why(), append(from, why)...)
	case maker != nil:
		reason := maker.Address() + " may make it"
		return NotKnown[bool](reason, from...), NotKnown[int](reason, from...)
	default:
		return Known(false, from...), None[int](from...)
	}
}

// lack is why one of two leaves is unknown.
func lack(a, b Leaf) string {
	if a.State() == Unknown {
		return a.Why()
	}
	return b.Why()
}

// isWorkload reports whether objects of a kind make pods.
func isWorkload(kind string) bool {
	for _, k := range workloadKinds {
		if k.kind == kind {
			return true
		}
	}
	return false
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

// scale finds the replicas a workload has at least and at most. by are the
// autoscalers that drive it, the certain ones first.
func (w *Workload) scale(by []driver) {
	if w.Replicas.IsNull() {
		at := w.object.Body
		w.ReplicasMin, w.ReplicasMax, w.Autoscaled = None[int](at), None[int](at), Defaulted(false, at)
		return
	}
	if len(by) == 0 {
		w.ReplicasMin, w.ReplicasMax = w.Replicas, w.Replicas
		w.Autoscaled = Defaulted(false, w.object.Body).Explained("no autoscaler among the files drives it")
		return
	}
	a := by[0]
	if a.near != yes {
		why := fmt.Sprintf("it is not known whether %s is deployed together with it", a.Address)
		if a.acts != yes {
			why = "it is not known whether anything acts on " + a.Address
		}
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
