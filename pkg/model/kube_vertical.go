package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Vertical is a VerticalPodAutoscaler, which sets the requests of a workload.
type Vertical struct {
	Manifest
	TargetKind Value[string]         `json:"target_kind" k8s:"spec.targetRef.kind" doc:"Kind of what it drives."`
	TargetName Value[string]         `json:"target_name" k8s:"spec.targetRef.name" doc:"Name of what it drives."`
	Mode       Value[string]         `json:"mode" k8s:"spec.updatePolicy.updateMode" default:"Auto" doc:"Off, Initial, Recreate, InPlaceOrRecreate or Auto."`
	Policies   List[*VerticalPolicy] `json:"policies" k8s:"spec.resourcePolicy.containerPolicies" doc:"What it may do to which container."`
	Found      Value[bool]           `json:"found" doc:"Derived: what it drives is among the files. False only when the files or its bundle are whole."`
	Target     Value[int]            `json:"target" doc:"Derived: place of what it drives in kube.workloads; null when it is not among the files."`
	Active     Value[bool]           `json:"active" doc:"Derived: it changes pods; else it only advises."`
	Clash      Value[int]            `json:"clash" doc:"Derived: place in kube.autoscalers of one that certainly scales the same workload by a resource this one sets; null when there is none."`
	ClashWith  Value[string]         `json:"clash_resource" doc:"Derived: that resource; null when there is none."`
	Bounded    Value[bool]           `json:"bounded" doc:"Derived: it says how much it may ask for at most."`
}

// VerticalPolicy is what a VerticalPodAutoscaler may do to a container.
type VerticalPolicy struct {
	Entity
	Container  Value[string]   `json:"container" k8s:"containerName" doc:"Name of the container; * for every other."`
	Mode       Value[string]   `json:"mode" k8s:"mode" default:"Auto" doc:"Auto or Off."`
	Controlled Value[[]string] `json:"controlled_resources" k8s:"controlledResources" doc:"Resources it sets; null when not written, which is processor and memory."`
	MaxAllowed ResourceList    `json:"max_allowed" k8s:"maxAllowed" doc:"Most it may ask for."`
}

// KubeScaling is what autoscaling objects need of the cluster.
type KubeScaling struct {
	KEDA NeededOperator `json:"keda" doc:"What acts on ScaledObjects, ScaledJobs and TriggerAuthentications."`
	VPA  NeededOperator `json:"vpa" doc:"What acts on VerticalPodAutoscalers."`

	Authentications List[*ScaleAuthentication] `json:"trigger_authentications" doc:"TriggerAuthentications and ClusterTriggerAuthentications of KEDA."`
}

// ScaleAuthentication is how KEDA signs in to what it asks.
type ScaleAuthentication struct {
	Manifest
	Provider Value[string] `json:"provider" k8s:"spec.podIdentity.provider" doc:"azure, azure-workload, ...; null when not written."`
}

// NeededOperator is what objects need that acts on them.
type NeededOperator struct {
	Entity
	Needed  bool        `json:"needed" doc:"Derived: there are objects for it."`
	Present Value[bool] `json:"present" doc:"Derived: the cluster has it as an add-on, or a workload among the files is it. False only when the files are complete; null when it is not needed."`
}

// verticals reads the vertical autoscalers and what all autoscaling needs.
func (d *deploy) verticals() {
	byTarget := map[int][]int{}
	for i, a := range d.k.Autoscalers.Items {
		if at, ok := a.Target.Get(); ok && a.acts != no {
			byTarget[at] = append(byTarget[at], i)
		}
	}
	vpas := d.of("autoscaling.k8s.io", "VerticalPodAutoscaler")
	for _, o := range vpas {
		v := &Vertical{}
		fill(v, o.Body, o.Body, o.Address())
		v.Manifest = d.manifest(o)
		v.Found, v.Target = d.edge(o, v.TargetKind, v.TargetName)
		v.Active = derive(v.Mode, func(mode string) Value[bool] { return Known(mode != "Off") })
		v.bounded()
		d.clash(o, v, byTarget)
		d.k.Verticals.Add(v)
	}
	for _, o := range d.of("keda.sh", "TriggerAuthentication", "ClusterTriggerAuthentication") {
		a := &ScaleAuthentication{}
		fill(a, o.Body, o.Body, o.Address())
		a.Manifest = d.manifest(o)
		d.k.Scaling.Authentications.Add(a)
	}
	d.k.Scaling.VPA = d.operator(vpas, d.c.Addons.VPA, "vpa-recommender", "vpa-recommender")
}

// bounded says whether every policy that is active has a ceiling for all it
// sets.
func (v *Vertical) bounded() {
	at := v.object()
	if v.Policies.Open {
		v.Bounded = NotKnown[bool]("there may be more policies", v.Policies.Why)
		return
	}
	v.Bounded = Defaulted(false, at)
	for _, p := range v.Policies.Items {
		switch all := p.MaxAllowed.All; {
		case all.IsUnknown():
			v.Bounded = NotKnown[bool](all.Why(), all.From()...)
			return
		case len(all.v) > 0:
			v.Bounded = Known(true, all.From()...)
			return
		}
	}
}

// controls reports whether it sets a resource of a container; an empty name is
// any container.
func (v *Vertical) controls(resource, container string) answer {
	rest, some := yes, no
	for _, p := range v.Policies.Items {
		name, known := p.Container.Get()
		one := p.controls(resource)
		switch {
		case !known:
			some, rest = max(some, min(one, maybe)), min(rest, max(one, maybe))
		case name == "*":
			rest = one
		case container == "" || name == container:
			if container != "" {
				return one
			}
			some = max(some, one)
		}
	}
	if v.Policies.Open {
		return maybe
	}
	return max(some, rest)
}

func (p *VerticalPolicy) controls(resource string) answer {
	mode, ok := p.Mode.Get()
	list, known := p.Controlled.Get()
	switch {
	case ok && mode == "Off", known && !slices.Contains(list, resource):
		return no
	case !ok || p.Controlled.IsUnknown():
		return maybe
	}
	return yes
}

// clash finds an autoscaler that scales by what the vertical one sets.
func (d *deploy) clash(o *placedObject, v *Vertical, byTarget map[int][]int) {
	from := v.TargetName.From()
	v.Clash, v.ClashWith = None[int](from...), None[string](from...)
	at, ok := v.Target.Get()
	active, isKnown := v.Active.Get()
	switch {
	case isKnown && !active || v.Target.IsNull():
		return
	case !ok || !isKnown:
		var lacks need
		lacks.leaf("its mode", v.Active)
		lacks.leaf("what it drives", v.Target)
		v.Clash, v.ClashWith = lacking[int](lacks), lacking[string](lacks)
		return
	}
	for _, i := range byTarget[at] {
		a := d.k.Autoscalers.Items[i]
		near := min(d.together(o, a.placed), a.acts)
		if near == no {
			continue
		}
		for _, m := range a.Metrics.Items {
			resource, known := m.Resource.Get()
			hits := near
			if m.Resource.IsNull() {
				continue
			}
			if known {
				hits = min(hits, v.controls(resource, m.Container.Or("")))
			}
			if !known || m.Container.IsUnknown() {
				hits = min(hits, maybe)
			}
			switch {
			case hits == yes:
				v.Clash, v.ClashWith = Known(i, append(from, m.Resource.From()...)...), Known(resource, m.Resource.From()...)
				return
			case hits == maybe:
				why := "it is not known whether " + a.Address + " scales by what it sets"
				v.Clash, v.ClashWith = NotKnown[int](why, from...), NotKnown[string](why, from...)
			}
		}
		if a.Metrics.Open && v.Clash.IsNull() {
			v.Clash, v.ClashWith = NotKnown[int]("there may be more metrics", a.Metrics.Why), NotKnown[string]("there may be more metrics", a.Metrics.Why)
		}
	}
	if a := d.mayDrive(d.k.Workloads.Items[at]); a != nil && v.Clash.IsNull() {
		why := "what " + a.Address + " scales is not known"
		v.Clash, v.ClashWith = NotKnown[int](why, a.TargetName.From()...), NotKnown[string](why, a.TargetName.From()...)
	}
}

// operator says whether there is what acts on objects: the add-on, which AKS
// Automatic always has, or a workload with its image.
func (d *deploy) operator(objects []*placedObject, addon Value[bool], image, name string) NeededOperator {
	if len(objects) == 0 {
		return NeededOperator{Present: None[bool]()}
	}
	first := objects[0]
	op := NeededOperator{Entity: Entity{Address: first.Address(), At: first.Object}, Needed: true}
	for _, w := range d.k.Workloads.Items {
		if w.Name == name {
			op.Present = Known(true, w.object.Body)
			return op
		}
		for _, c := range w.Pod.Containers.Items {
			if repository, ok := c.Repository.Get(); ok && strings.HasSuffix(repository, image) {
				op.Present = Known(true, c.Image.From()...)
				return op
			}
		}
	}
	whole, why := d.whole()
	on, known := addon.Get()
	seen, unseen := d.c.Seen()
	switch sku, isKnown := d.c.Sku.Get(); {
	case !seen:
		op.Present = NotKnown[bool](unseen, first.Body)
	case known && on:
		op.Present = Known(true, addon.From()...)
	case isKnown && sku == "automatic":
		op.Present = Known(true, d.c.Sku.From()...)
	case !known:
		op.Present = NotKnown[bool](addon.Why(), append(addon.From(), first.Body)...)
	case !isKnown:
		op.Present = NotKnown[bool](d.c.Sku.Why(), append(d.c.Sku.From(), first.Body)...)
	case !whole:
		op.Present = NotKnown[bool](why.Why(), why, value.NewNull(first.Object))
	default:
		op.Present = Known(false, append(addon.From(), first.Body)...)
	}
	return op
}
