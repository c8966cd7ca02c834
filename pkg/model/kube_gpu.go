package model

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// gpuPlugin is what makes nodes offer graphics processors, as far as manifests
// say: the device plugin of NVIDIA, or its GPU operator.
type gpuPlugin struct {
	strategy Value[string] // how slices are offered: single, mixed or none; null when nothing says it
	operator Value[bool]   // the operator, or an installer of drivers, is among the files
	whole    bool          // what is absent from the files does not exist
	why      *value.Value  // why not
}

// devicePlugin finds it.
func (d *deploy) devicePlugin() gpuPlugin {
	p := gpuPlugin{operator: d.runs(func(repository string) bool {
		return contains(repository, "/gpu-operator") || contains(repository, "nvidia/driver") || contains(repository, "/k8s-mig-manager") || contains(repository, "k8s-driver-manager")
	})}
	p.whole, p.why = d.whole()
	if policies := d.of("nvidia.com", "ClusterPolicy"); len(policies) > 0 {
		o := policies[0]
		p.operator = Known(true, o.point())
		p.strategy = text(o.Get("spec", "mig", "strategy"), o.Body, Defaulted("single"))
		return p
	}
	p.strategy = d.sliceStrategy()
	return p
}

// sliceStrategy is what the device plugin among the workloads was told.
func (d *deploy) sliceStrategy() Value[string] {
	var lacks need
	for _, w := range d.k.Workloads.Items {
		if w.Kind != "DaemonSet" {
			continue
		}
		for _, c := range w.Pod.Containers.Items {
			switch repository, ok := c.repositoryName(); {
			case ok && strings.HasSuffix("/"+strings.ToLower(repository), "/k8s-device-plugin"):
				return c.sliceStrategy()
			case !ok:
				lacks.value("the image of "+c.Address+" is not known", first(c.Image.From()))
			}
		}
		if w.Pod.Containers.Open {
			lacks.value("the containers of "+w.Address+" are not known", w.Pod.Containers.Why)
		}
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return None[string]()
}

// sliceStrategy is what a device plugin was told by a flag or a variable
// (github.com/NVIDIA/k8s-device-plugin).
func (c *Container) sliceStrategy() Value[string] {
	for _, list := range []Value[[]string]{c.Command, c.Args} {
		if list.IsUnknown() {
			return NotKnown[string](list.Why(), list.From()...)
		}
		all, _ := list.Get()
		for i, a := range all {
			if flag, val, written := strings.Cut(a, "="); flag == "--mig-strategy" && written {
				return Known(val, list.From()...)
			}
			if a == "--mig-strategy" && i+1 < len(all) {
				return Known(all[i+1], list.From()...)
			}
		}
	}
	for _, e := range c.Env.Items {
		switch name, ok := e.Name.Get(); {
		case !ok:
			return NotKnown[string](e.Name.Why(), e.Name.From()...)
		case name == "MIG_STRATEGY":
			return e.Value
		}
	}
	if c.Env.Open || c.EnvFrom.Len() > 0 || c.EnvFrom.Open {
		return NotKnown[string]("which variables the device plugin has is not known", c.Env.Why)
	}
	return None[string](c.Image.From()...)
}

// graphics asks the pools that may take the pods of a workload whether they offer
// the resource of graphics processors it asks for.
func (d *deploy) graphics(w *Workload, in []*KubeNamespace, plugin gpuPlugin) {
	n, at := &w.Needs, w.Scheduling.GPU.From()
	n.GPUOffered, n.GPUText, n.GPUPool = None[bool](at...), None[string](at...), None[int](at...)
	resource, ok := w.Scheduling.GPU.Get()
	if w.Scheduling.GPU.IsNull() {
		return
	}
	seen, why := d.c.Seen()
	lacks := need{}
	if lacks.leaf("what it asks for", w.Scheduling.GPU); ok && !strings.HasPrefix(resource, "nvidia.com/") {
		n.GPUOffered = Known(true, at...)
		return
	}
	if !seen {
		lacks.value(why, nil)
	}
	if !lacks.some() {
		d.gpuPools(w, in, plugin, resource)
		return
	}
	n.GPUOffered, n.GPUText, n.GPUPool = lackingAt[bool](lacks, at), lackingAt[string](lacks, at), lackingAt[int](lacks, at)
}

// gpuPools decides by the pools.
func (d *deploy) gpuPools(w *Workload, in []*KubeNamespace, plugin gpuPlugin, resource string) {
	n, at := &w.Needs, w.Scheduling.GPU.From()
	out, takes := map[int]bool{}, map[int]bool{}
	for _, p := range w.Placement.Out.Items {
		out[p.Pool] = true
	}
	for _, p := range w.Placement.Eligible.Items {
		takes[p.Pool] = true
	}
	lacks, refusing, says := d.otherPools(asks(w, in)), -1, ""
	for i, p := range d.c.Pools.Items {
		if out[i] {
			continue
		}
		is, instead, lack := p.offers(resource, plugin)
		switch {
		case is == yes && takes[i] && !p.Maybe:
			n.GPUOffered = Known(true, at...).Explained("pool " + poolName(p))
			return
		case is == yes:
			lacks.value("it is not known whether pool "+poolName(p)+" takes its pods", w.Placement.Eligible.Why)
		case is == maybe:
			lacks.merge(lack)
		case refusing < 0:
			refusing, says = i, instead
		}
	}
	switch {
	case lacks.some():
		n.GPUOffered, n.GPUText, n.GPUPool = lackingAt[bool](lacks, at), lackingAt[string](lacks, at), lackingAt[int](lacks, at)
	case refusing >= 0:
		n.GPUOffered, n.GPUText, n.GPUPool = Known(false, at...), Known(says, at...), Known(refusing, at...)
	}
}

// offers says whether the nodes of a pool offer a resource of NVIDIA, and what is
// so instead. Slices are cut by AKS as the pool says, or by the GPU operator
// (learn.microsoft.com/azure/aks/gpu-multi-instance).
func (p *Pool) offers(resource string, plugin gpuPlugin) (is answer, instead string, lacks need) {
	name := poolName(p)
	wanted, slices := strings.CutPrefix(resource, "nvidia.com/mig-")
	if !lacks.leaf("how the graphics processors of pool "+name+" are cut", p.GPUInstance) || !lacks.leaf("the driver of pool "+name, p.GPUDriver) {
		return maybe, "", lacks
	}
	cut, isCut := p.GPUInstance.Get()
	if p.GPUDriver.v == "None" && !plugin.operator.Or(false) {
		return plugin.missing(fmt.Sprintf("AKS installs no driver of graphics processors on pool %s", name))
	}
	strategy, told := plugin.strategy.Get()
	switch {
	case slices && !isCut:
		return plugin.missing(fmt.Sprintf("the graphics processors of pool %s are not cut into slices", name))
	case slices && !sameSlice(cut, wanted):
		if plugin.operator.Or(true) {
			return plugin.missing("")
		}
		return no, fmt.Sprintf("those of pool %s are cut into %s", name, said(p.GPUInstance, "other slices")), lacks
	case !isCut:
		return yes, "", lacks
	case plugin.strategy.IsUnknown():
		lacks.leaf("how the device plugin offers slices", plugin.strategy)
		return maybe, "", lacks
	case slices && told && strategy != "mixed", !slices && told && strategy == "mixed":
		return no, fmt.Sprintf("the device plugin offers the slices of pool %s by %s", name, said(plugin.strategy, "another strategy")), lacks
	}
	return yes, "", lacks
}

// missing answers no where the operator is certainly not there to make up for it.
func (plugin gpuPlugin) missing(instead string) (is answer, says string, lacks need) {
	switch on, ok := plugin.operator.Get(); {
	case !ok:
		lacks.leaf("whether the GPU operator is installed", plugin.operator)
	case on:
		lacks.value("the GPU operator may make up for it", first(plugin.operator.From()))
	case !plugin.whole:
		lacks.value("the GPU operator may be installed by other files", plugin.why)
	default:
		return no, instead, lacks
	}
	return maybe, "", lacks
}

// sameSlice compares a profile such as MIG1g with a resource such as 1g.10gb.
func sameSlice(profile, slice string) bool {
	size, _, _ := strings.Cut(slice, ".")
	return strings.EqualFold(strings.TrimPrefix(strings.ToLower(profile), "mig"), size)
}

// said is a text that may be told, else other words for it.
func said(l Value[string], other string) string {
	if s, ok := sayable(l); ok {
		return s
	}
	return other
}
