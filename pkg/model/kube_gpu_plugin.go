package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// gpuPlugin is what makes nodes offer graphics processors, as far as manifests
// say: the device plugins of NVIDIA, or its GPU operator.
type gpuPlugin struct {
	plugins  []slicePlugin
	policy   Value[string] // how the operator offers slices; null when there is none
	lacks    need          // why there may be more plugins
	operator Value[bool]   // the operator, or an installer of drivers, is among the files
	whole    bool          // what is absent from the files does not exist
	why      *value.Value  // why not
}

// slicePlugin is a device plugin: its pods run on the pools that take them.
type slicePlugin struct {
	w        *Workload
	strategy Value[string] // how it offers slices: single, mixed or none; null when it was not told
}

// devicePlugin finds them.
func (d *deploy) devicePlugin() gpuPlugin {
	p := gpuPlugin{policy: None[string](), operator: d.runs(func(repository string) bool {
		return contains(repository, "/gpu-operator") || contains(repository, "nvidia/driver") || contains(repository, "/k8s-mig-manager") || contains(repository, "k8s-driver-manager")
	})}
	p.whole, p.why = d.whole()
	if policies := d.of("nvidia.com", "ClusterPolicy"); len(policies) > 0 {
		o := policies[0]
		p.operator = Known(true, o.point())
		p.policy = text(o.Get("spec", "mig", "strategy"), o.Body, Defaulted("single"))
		return p
	}
	for _, w := range d.k.Workloads.Items {
		if w.Kind == "DaemonSet" {
			p.add(w)
		}
	}
	return p
}

// add adds a workload that is a device plugin.
func (plugin *gpuPlugin) add(w *Workload) {
	for _, c := range w.Pod.Containers.Items {
		switch repository, ok := c.repositoryName(); {
		case ok && strings.HasSuffix("/"+strings.ToLower(repository), "/k8s-device-plugin"):
			plugin.plugins = append(plugin.plugins, slicePlugin{w, c.sliceStrategy()})
			return
		case !ok:
			plugin.lacks.value("the image of "+c.Address+" is not known", first(c.Image.From()))
		}
	}
	if w.Pod.Containers.Open {
		plugin.lacks.value("the containers of "+w.Address+" are not known", w.Pod.Containers.Why)
	}
}

// on is how slices are offered on the nodes of a pool, null when nothing says it.
// Two plugins that were told different things leave it open.
func (plugin gpuPlugin) on(pool int) Value[string] {
	if !plugin.policy.IsNull() {
		return plugin.policy
	}
	found, sure := None[string](), false
	for _, p := range plugin.plugins {
		runs := p.w.runsOn(pool)
		told, ok := p.strategy.Get()
		before, had := found.Get()
		switch {
		case runs == no:
		case p.strategy.IsUnknown():
			return p.strategy
		case sure && (ok != had || told != before), !sure && runs == maybe:
			return NotKnown[string]("it is not known whether "+p.w.Address+" runs there", p.w.object.Body)
		default:
			found, sure = p.strategy, true
		}
	}
	if !sure && plugin.lacks.some() {
		return lacking[string](plugin.lacks)
	}
	return found
}

// runsOn says whether a pool takes the pods of a workload.
func (w *Workload) runsOn(pool int) answer {
	for _, p := range w.Placement.Out.Items {
		if p.Pool == pool {
			return no
		}
	}
	for _, p := range w.Placement.Eligible.Items {
		if p.Pool == pool {
			return yes
		}
	}
	return maybe
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
		case name == "MIG_STRATEGY" && e.Value.IsNull():
			return NotKnown[string]("variable MIG_STRATEGY of "+c.Address+" comes from elsewhere", e.Name.From()...)
		case name == "MIG_STRATEGY":
			return e.Value
		}
	}
	if c.Env.Open || c.EnvFrom.Len() > 0 || c.EnvFrom.Open {
		return NotKnown[string]("which variables the device plugin has is not known", c.Env.Why)
	}
	return None[string](c.Image.From()...)
}
