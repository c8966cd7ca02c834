package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// selecting are the kinds that find their pods by a selector that people write.
var selecting = []string{"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"}

// selectorOverlaps finds workloads that select each other's pods.
func (d *deploy) selectorOverlaps() {
	for i, w := range d.k.Workloads.Items {
		w.Overlap = d.overlap(i, w)
		w.OverlapName = derive(w.Overlap, func(i int) Value[string] { return Known(d.k.Workloads.Items[i].Address) })
	}
}

// overlap is an earlier workload where each selects the pods of the other.
func (d *deploy) overlap(at int, w *Workload) Value[int] {
	if !slices.Contains(selecting, w.Kind) || w.selector.isNothing() {
		return None[int](w.object.Body)
	}
	from := w.selector.written
	var lacks need
	beside := d.pods.candidates(w.object.Namespace, w.selector)
	for _, i := range beside[:min(len(beside), mostRivals)] {
		o := d.k.Workloads.Items[i]
		if i >= at || !slices.Contains(selecting, o.Kind) {
			continue
		}
		switch min(w.selector.matches(o.Pod.Labels), o.selector.matches(w.Pod.Labels), d.together(w.object, o.object)) {
		case yes:
			return Known(i, from, o.selector.written)
		case maybe:
			lacks.value("it is not known whether "+o.Address+" is deployed beside it with the same labels", value.NewUnknown("what is deployed together is not known", o.At))
		case no:
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, []*value.Value{from})
	}
	return None[int](from)
}
