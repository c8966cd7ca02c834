package model

// virtualNodes finds what pods on virtual nodes use that those do not have
// (learn.microsoft.com/azure/aks/virtual-nodes, limitations, 2026-08-21). It comes
// after identities.
func (d *deploy) virtualNodes() {
	for _, w := range d.k.Workloads.Items {
		w.Needs.VirtualLacks = w.virtualLacks()
	}
}

// virtualLacks is the first such thing of a workload.
func (w *Workload) virtualLacks() Value[string] {
	on, ok := w.Scheduling.VirtualNode.Get()
	from := w.Scheduling.VirtualNode.From()
	switch {
	case !ok:
		return NotKnown[string](w.Scheduling.VirtualNode.Why(), from...)
	case !on:
		return None[string](from...)
	case w.Kind == "DaemonSet":
		return Known("is a DaemonSet", w.object.point())
	}
	p := &w.Pod
	var lacks need
	for _, f := range []struct {
		used Value[bool]
		says string
	}{
		{p.HostAliases, "adds host aliases"},
		{w.Claims, "mounts a claim"},
		{w.Identity.Uses, "uses workload identity"},
	} {
		if f.used.Or(false) {
			return Known(f.says, f.used.From()...)
		}
		lacks.leaf("whether it "+f.says, f.used)
	}
	for _, c := range p.Containers.Items {
		if c.Role == "init" || c.Role == "sidecar" {
			return Known("has init containers", c.Name.From()...)
		}
		if c.HasLifecycle.Or(false) {
			return Known("has lifecycle hooks", c.HasLifecycle.From()...)
		}
		lacks.leaf("whether "+c.Address+" has lifecycle hooks", c.HasLifecycle)
	}
	if p.Containers.Open {
		lacks.value("the containers are not known", p.Containers.Why)
	}
	if lacks.some() {
		return lackingAt[string](lacks, from)
	}
	return None[string](from...)
}
