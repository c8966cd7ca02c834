package model

import (
	"slices"
	"strings"
)

// sysctls says of each kernel parameter that a pod sets whether the pools it may
// run on allow it: learn.microsoft.com/azure/aks/custom-node-configuration.
func (d *deploy) sysctls() {
	for _, w := range d.k.Workloads.Items {
		for _, s := range w.Pod.Security.Sysctls.Items {
			s.Allowed = d.allowsSysctl(w, s.Name)
		}
	}
}

func (d *deploy) allowsSysctl(w *Workload, name Value[string]) Value[bool] {
	from := name.From()
	s, ok := name.Get()
	switch {
	case !ok:
		return NotKnown[bool](name.Why(), from...)
	case slices.Contains(baselineSysctls, s):
		return Known(true, from...).Explained("the parameter is safe")
	}
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why, from...)
	}
	pools := w.Placement.Eligible
	var lacks need
	for _, e := range pools.Items {
		p := d.c.Pools.Items[e.Pool]
		switch listsSysctl(p.UnsafeSysctls, s) {
		case yes:
			return Known(true, append(slices.Clone(from), p.UnsafeSysctls.From()...)...)
		case maybe:
			lacks.leaf("what pool "+p.Name.Or("")+" allows", p.UnsafeSysctls)
		case no:
		}
	}
	switch {
	case pools.Open:
		return NotKnown[bool]("another pool may take the pods", append(slices.Clone(from), pools.Why)...)
	case lacks.some():
		return lacking[bool](lacks)
	case slices.Contains(laterSysctls, s):
		return NotKnown[bool]("Kubernetes takes it for safe since 1.37", from...)
	case pools.Len() == 0:
		return None[bool](from...)
	}
	return Known(false, from...)
}

// listsSysctl reports whether a list of allowed parameters names one. A star at
// the end stands for all below.
func listsSysctl(list Value[[]string], name string) answer {
	all, ok := list.Get()
	if list.IsUnknown() {
		return maybe
	}
	return answerOf(ok && slices.ContainsFunc(all, func(entry string) bool {
		prefix, star := strings.CutSuffix(entry, "*")
		return entry == name || star && strings.HasPrefix(name, prefix)
	}))
}
