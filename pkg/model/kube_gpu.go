package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// askedGPU is a resource of graphics processors that a container asks for.
type askedGPU struct {
	name string
	from []*value.Value
}

// gpus lists what the containers of pods ask for, each resource once; lacks says
// why there may be more.
func (p *Pod) gpus() (out []askedGPU, lacks need) {
	if p.Containers.Open {
		lacks.value("the containers are not known", p.Containers.Why)
	}
	for _, c := range p.Containers.Items {
		for _, list := range []Value[map[string]string]{c.Resources.Limits.All, c.Resources.Requests.All} {
			lacks.leaf("a resource", list)
			all := list.Or(nil)
			for _, name := range namesIn(all) {
				known := slices.ContainsFunc(out, func(g askedGPU) bool { return g.name == name })
				if gpuVendor(name) != "" && all[name] != "0" && !known {
					out = append(out, askedGPU{name, list.From()})
				}
			}
		}
	}
	return out, lacks
}

// graphics asks the pools that may take the pods of a workload whether they offer
// the resources of graphics processors it asks for.
func (d *deploy) graphics(w *Workload, in []*KubeNamespace, plugin gpuPlugin) {
	n, at := &w.Needs, w.Scheduling.GPU.From()
	n.GPUOffered, n.GPUText, n.GPUPool, n.GPULacks = None[bool](at...), None[string](at...), None[int](at...), None[string](at...)
	if w.Scheduling.GPU.IsNull() {
		return
	}
	all, more := w.Pod.gpus()
	ours := slices.DeleteFunc(all, func(g askedGPU) bool { return !strings.HasPrefix(g.name, "nvidia.com/") })
	seen, why := d.c.Seen()
	var lacks need
	switch {
	case w.Scheduling.GPU.IsUnknown():
		lacks.leaf("what it asks for", w.Scheduling.GPU)
	case len(ours) == 0 && more.some():
		lacks.merge(more)
	case len(ours) == 0:
		n.GPUOffered = Known(true, at...)
		return
	case !seen:
		lacks.value(why, nil)
	default:
		d.gpuPools(w, in, plugin, ours, more)
		return
	}
	n.noGPU(lacks, at)
}

// noGPU says that nothing is known of what is offered.
func (n *Needs) noGPU(lacks need, at []*value.Value) {
	n.GPUOffered, n.GPUText = lackingAt[bool](lacks, at), lackingAt[string](lacks, at)
	n.GPUPool, n.GPULacks = lackingAt[int](lacks, at), lackingAt[string](lacks, at)
}

// gpuPools decides by the pools: one of them has to offer all that is asked for.
func (d *deploy) gpuPools(w *Workload, in []*KubeNamespace, plugin gpuPlugin, asked []askedGPU, more need) {
	n, at := &w.Needs, w.Scheduling.GPU.From()
	lacks, refusing, says := d.otherPools(asks(w, in)), -1, ""
	missed := asked // what no pool so far offers
	for i, p := range d.c.Pools.Items {
		runs := w.runsOn(i)
		if runs == no {
			continue
		}
		is, instead, lack, without := p.offersAll(asked, plugin, plugin.on(i))
		switch {
		case is == yes && runs == yes && !p.Maybe && !more.some():
			n.GPUOffered = Known(true, at...).Explained("pool " + poolName(p))
			return
		case is == yes && runs == yes && !p.Maybe:
			lacks.merge(more)
		case is == yes:
			lacks.value("it is not known whether pool "+poolName(p)+" takes its pods", w.Placement.Eligible.Why)
		case is == maybe:
			lacks.merge(lack)
		default:
			if refusing < 0 {
				refusing, says = i, instead
			}
			missed = slices.DeleteFunc(slices.Clone(missed), func(g askedGPU) bool {
				return !slices.ContainsFunc(without, func(o askedGPU) bool { return o.name == g.name })
			})
		}
	}
	switch {
	case lacks.some():
		n.noGPU(lacks, at)
	case refusing >= 0:
		resource, from := unofferedNames(missed, asked)
		n.GPUOffered, n.GPUText, n.GPUPool, n.GPULacks = Known(false, from...), Known(says, from...), Known(refusing, from...), Known(resource, from...)
	}
}

// unofferedNames is the first resource that no pool offers; where each is offered by one
// pool or another, all that is asked for.
func unofferedNames(missed, asked []askedGPU) (string, []*value.Value) {
	if len(missed) > 0 {
		return missed[0].name, missed[0].from
	}
	var names []string
	for _, g := range asked {
		names = append(names, g.name)
	}
	return strings.Join(names, " together with "), asked[0].from
}

// offersAll says whether the nodes of a pool offer all resources, what is so
// instead of the first that they do not, and which ones those are.
func (p *Pool) offersAll(asked []askedGPU, plugin gpuPlugin, strategy Value[string]) (is answer, instead string, lacks need, without []askedGPU) {
	is = yes
	for _, g := range asked {
		one, says, lack := p.offers(g.name, plugin, strategy)
		lacks.merge(lack)
		if one == no {
			if len(without) == 0 {
				instead = says
			}
			without = append(without, g)
		}
		is = min(is, one)
	}
	return is, instead, lacks, without
}

// offers says whether the nodes of a pool offer a resource of NVIDIA, and what is
// so instead. Slices are cut by AKS as the pool says, or by the GPU operator
// (learn.microsoft.com/azure/aks/gpu-multi-instance).
func (p *Pool) offers(resource string, plugin gpuPlugin, strategy Value[string]) (is answer, instead string, lacks need) {
	name := poolName(p)
	wanted, isSlice := strings.CutPrefix(resource, "nvidia.com/mig-")
	if !lacks.leaf("how the graphics processors of pool "+name+" are cut", p.GPUInstance) || !lacks.leaf("the driver of pool "+name, p.GPUDriver) {
		return maybe, "", lacks
	}
	cut, isCut := p.GPUInstance.Get()
	if p.GPUDriver.v == "None" && !plugin.operator.Or(false) {
		return plugin.missing(fmt.Sprintf("AKS installs no driver of graphics processors on pool %s", name))
	}
	how, told := strategy.Get()
	switch {
	case isSlice && !isCut:
		return plugin.missing(fmt.Sprintf("the graphics processors of pool %s are not cut into slices", name))
	case isSlice && !sameSlice(cut, wanted):
		if plugin.operator.Or(true) {
			return plugin.missing("")
		}
		return no, fmt.Sprintf("those of pool %s are cut into %s", name, said(p.GPUInstance, "other slices")), lacks
	case !isCut:
		return yes, "", lacks
	case strategy.IsUnknown():
		lacks.leaf("how the device plugin offers slices", strategy)
		return maybe, "", lacks
	case isSlice && told && how != "mixed", !isSlice && told && how == "mixed":
		return no, fmt.Sprintf("the device plugin offers the slices of pool %s by %s", name, said(strategy, "another strategy")), lacks
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
