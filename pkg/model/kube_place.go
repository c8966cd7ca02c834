package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Placement is where the pods of a workload may run: the pools of the cluster
// whose nodes have the labels it requires, whose taints it tolerates, and that
// have what it asks for. Requests of processors and memory are not part of it.
type Placement struct {
	Possible   Value[bool]       `json:"possible" doc:"Derived: a pool takes its pods. False only when every pool is certainly out and the files are whole."`
	Cause      Value[string]     `json:"cause" doc:"Derived: what leaves no pool: os, arch, zone, label, gpu or taint, the last that any pool fails at in this order; null when a pool takes its pods."`
	Eligible   List[*PlacedPool] `json:"eligible" doc:"Derived: the pools that certainly take its pods. Open when others may."`
	Out        List[*PoolOut]    `json:"out" doc:"Derived: the pools that certainly do not take its pods."`
	OutText    string            `json:"out_text" doc:"Why each of those pools does not, in words: pool \"a\": ...; pool \"b\": ..."`
	Only       Value[int]        `json:"only" doc:"Derived: place in pools of the one pool that takes its pods; null when there are none or several."`
	NodesMax   Value[int]        `json:"nodes_max" doc:"Derived: most nodes over the pools that take its pods. Unknown when others may."`
	ZonesMax   Value[int]        `json:"zones_max" doc:"Derived: zones its pods can lie in, over the pools that take them. Unknown when others may, or nodes lie in no zone."`
	ManyZones  Value[bool]       `json:"many_zones" doc:"Derived: the pools that take its pods have nodes in two zones or more."`
	Autoscaled Value[bool]       `json:"autoscaled" doc:"Derived: the cluster autoscaler is on for a pool that takes its pods."`
}

// PlacedPool is a pool that takes the pods of a workload.
type PlacedPool struct {
	Entity
	Pool int `json:"pool" doc:"Its place in pools."`
}

// PoolOut is a pool that does not take the pods of a workload.
type PoolOut struct {
	Entity
	Pool  int    `json:"pool" doc:"Its place in pools."`
	Cause string `json:"cause" doc:"What it fails at: os, arch, zone, label, gpu or taint."`
	Why   string `json:"why" doc:"Why not, in words that follow the name of the pool."`
}

// placements finds the pools of every workload. Workloads that ask for the same
// are judged once.
func (d *deploy) placements() {
	seen, unseen := d.c.Seen()
	declared := d.declaredNamespaces()
	nodes := d.nodePools()
	known := map[string]*verdict{}
	for _, w := range d.k.Workloads.Items {
		at := w.placeAt()
		if !seen {
			w.Placement.unknown(unseen, at)
			continue
		}
		a := asks(w, declared[w.Namespace.Or("")])
		v := known[a.key]
		if v == nil || a.key == "" {
			v = d.judge(a, nodes)
			known[a.key] = v
		}
		w.Placement.from(v, at)
	}
}

// placeAt is what to point at when no pool takes the pods: the node selector,
// the affinity, or the pod.
func (w *Workload) placeAt() []*value.Value {
	var out []*value.Value
	if l := w.Pod.NodeSelector; l.State() != Default {
		out = append(out, l.From()...)
	}
	for _, t := range w.Pod.Required.Items {
		out = append(out, value.NewNull(t.At))
	}
	if w.Pod.At != nil {
		out = append(out, value.NewNull(w.Pod.At))
	}
	return out
}

func (p *Placement) unknown(why string, at []*value.Value) {
	*p = Placement{
		Possible: NotKnown[bool](why, at...), Cause: NotKnown[string](why, at...), Only: NotKnown[int](why, at...), NodesMax: NotKnown[int](why, at...),
		ZonesMax: NotKnown[int](why, at...), ManyZones: NotKnown[bool](why, at...), Autoscaled: NotKnown[bool](why, at...),
	}
	p.Eligible.Open, p.Eligible.Why = true, value.NewUnknown(why, nil)
	p.Out.Open, p.Out.Why = true, p.Eligible.Why
}

// asked is what a pod asks of its node.
type asked struct {
	key       string // equal for what asks for the same; empty when that is not known
	pod       *Pod
	os        string   // windows or linux; empty when it is not known
	osSaid    bool     // the pod says its operating system; else linux is a guess
	gpus      []string // the resources of graphics processors it asks for
	extended  []string // all extended resources: AKS lets it tolerate taints of their names
	lacks     need     // why more may be asked than is known
	tolerates need     // why more may be tolerated than is known
}

// asks collects what decides about the placement of a workload.
func asks(w *Workload, namespaces []*KubeNamespace) asked {
	p := &w.Pod
	a := asked{pod: p, osSaid: p.OS.State() == Set}
	a.os = strings.ToLower(p.OS.Or(""))
	a.lacks.leaf("the node selector", p.NodeSelector)
	if p.Required.Open {
		a.lacks.value("the node affinity is not known", p.Required.Why)
	}
	if p.Tolerations.Open {
		a.tolerates.value("the tolerations are not known", p.Tolerations.Why)
	}
	a.special()
	for _, ns := range namespaces {
		a.defaults(ns)
	}
	a.resources()
	a.key = a.hash(w)
	return a
}

// special notes what else decides where a pod runs: a node by name, another
// scheduler, a runtime class.
func (a *asked) special() {
	p := a.pod
	for _, other := range []struct {
		leaf    Value[string]
		usual   string
		because string
	}{
		{p.NodeName, "", "it is bound to a node by name"},
		{p.Scheduler, "default-scheduler", "another scheduler places it"},
		{p.RuntimeClass, "", "its runtime class may ask for other nodes"},
	} {
		if s := other.leaf.Or(other.usual); s != other.usual || other.leaf.IsUnknown() {
			a.lacks.value(other.because, first(other.leaf.From()))
			a.tolerates.value(other.because, first(other.leaf.From()))
		}
	}
}

// defaults notes what a namespace adds to its pods (admission controllers
// PodNodeSelector and PodTolerationRestriction, which AKS runs:
// learn.microsoft.com/azure/aks/faq).
func (a *asked) defaults(ns *KubeNamespace) {
	const prefix = "scheduler.alpha.kubernetes.io/"
	set, ok := ns.Annotations.Get()
	if _, adds := set[prefix+"node-selector"]; adds || !ok {
		a.lacks.value("the namespace may add to its node selector", first(ns.Annotations.From()))
	}
	if _, adds := set[prefix+"defaultTolerations"]; adds || !ok {
		a.tolerates.value("the namespace may add tolerations", first(ns.Annotations.From()))
	}
}

// declaredNamespaces are the namespaces that manifests declare, by name.
func (d *deploy) declaredNamespaces() map[string][]*KubeNamespace {
	out := map[string][]*KubeNamespace{}
	for _, n := range d.k.Namespaces.Items {
		if n.Declared {
			out[n.Name] = append(out[n.Name], n)
		}
	}
	return out
}

// resources collects the extended resources of the containers.
func (a *asked) resources() {
	if a.pod.Containers.Open {
		a.lacks.value("the containers are not known", a.pod.Containers.Why)
	}
	for _, c := range a.pod.Containers.Items {
		for _, list := range []Value[map[string]string]{c.Resources.Limits.All, c.Resources.Requests.All} {
			a.lacks.leaf("a resource", list)
			for name, amount := range list.Or(nil) {
				if amount == "0" || !strings.Contains(name, "/") || strings.HasPrefix(name, "kubernetes.io/") {
					continue
				}
				a.extended = append(a.extended, name)
				switch {
				case gpuVendor(name) != "":
					a.gpus = append(a.gpus, name)
				default:
					a.lacks.value("not every node may have the resource "+name, first(list.From()))
				}
			}
		}
	}
	slices.Sort(a.gpus)
	slices.Sort(a.extended)
	a.gpus, a.extended = slices.Compact(a.gpus), slices.Compact(a.extended)
}

// gpuVendor is whose graphics processors a resource stands for; empty for other
// resources. DirectX is what Windows containers ask for
// (learn.microsoft.com/azure/aks/use-windows-gpu).
func gpuVendor(resource string) string {
	switch {
	case resource == "nvidia.com/gpu", strings.HasPrefix(resource, "nvidia.com/mig-"), resource == "nvidia.com/gpu.shared", resource == "microsoft.com/directx":
		return "nvidia"
	case resource == "amd.com/gpu":
		return "amd"
	}
	return ""
}

// hash is equal for workloads that ask for the same; empty when a part of it is
// not known, since then the reasons differ.
func (a *asked) hash(w *Workload) string {
	if a.lacks.some() || a.tolerates.some() || a.pod.OS.IsUnknown() {
		return ""
	}
	parts := []string{a.os, fmt.Sprint(a.osSaid), strings.Join(a.extended, ",")}
	spec := w.podSpec()
	for _, name := range []string{"nodeSelector", "tolerations"} {
		t, ok := telling(spec.Get(name))
		if !ok {
			return ""
		}
		parts = append(parts, t)
	}
	t, ok := telling(spec.Get("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
	if !ok {
		return ""
	}
	return strings.Join(append(parts, t), "\x00")
}

// podSpec is the specification of the pods as written.
func (w *Workload) podSpec() *value.Value {
	for _, k := range workloadKinds {
		if k.kind == w.object.Kind && k.group == w.object.Group() {
			return w.object.Get(append(slices.Clone(k.template), "spec")...)
		}
	}
	return nil
}
