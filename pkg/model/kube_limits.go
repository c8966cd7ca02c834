package model

import (
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// LimitRange says what containers of a namespace get that say nothing.
type LimitRange struct {
	Manifest
	Limits List[*LimitItem] `json:"limits" k8s:"spec.limits" doc:"Its entries."`

	placed *placedObject
}

// LimitItem is an entry of a LimitRange.
type LimitItem struct {
	Entity
	Type           Value[string] `json:"type" k8s:"type" doc:"Container, Pod or PersistentVolumeClaim."`
	Default        ResourceList  `json:"default" k8s:"default" doc:"Limits of a container that states none."`
	DefaultRequest ResourceList  `json:"default_request" k8s:"defaultRequest" doc:"Requests of a container that states none."`
	Max            ResourceList  `json:"max" k8s:"max" doc:"Most a container may state."`
	Min            ResourceList  `json:"min" k8s:"min" doc:"Least a container may state."`
}

// Effective are requests and limits as they count.
type Effective struct {
	CPURequest    Value[int] `json:"cpu_request" doc:"Derived: request of processor in thousandths of a core: as written, else the limit, else by a LimitRange; null when there is none."`
	MemoryRequest Value[int] `json:"memory_request" doc:"Derived: request of memory in bytes: as written, else the limit, else by a LimitRange; null when there is none."`
	CPULimit      Value[int] `json:"cpu_limit" doc:"Derived: limit of processor in thousandths of a core: as written, else by a LimitRange; null when there is none."`
	MemoryLimit   Value[int] `json:"memory_limit" doc:"Derived: limit of memory in bytes: as written, else by a LimitRange; null when there is none."`
}

// request is the request of processor or memory.
func (e *Effective) request(resource string) Value[int] {
	if resource == "memory" {
		return e.MemoryRequest
	}
	return e.CPURequest
}

// limit is the limit of processor or memory.
func (e *Effective) limit(resource string) Value[int] {
	if resource == "memory" {
		return e.MemoryLimit
	}
	return e.CPULimit
}

// limits reads LimitRanges and finds what every container requests in the end.
func (d *deploy) limits() {
	byPlace := map[string][]*LimitRange{}
	for _, o := range d.of("", "LimitRange") {
		r := &LimitRange{placed: o}
		fill(r, o.Body, o.Body, o.Address())
		r.Manifest = d.manifest(o)
		d.k.LimitRanges.Add(r)
		byPlace[o.Namespace] = append(byPlace[o.Namespace], r)
	}
	type spot struct {
		group
		namespace string
	}
	known := map[spot]*containerDefaults{}
	for _, w := range d.k.Workloads.Items {
		at := spot{groupOf(w.object), w.object.Namespace}
		if known[at] == nil {
			ranges := d.k.LimitRanges.Items
			if at.namespace != "" {
				ranges = slices.Concat(byPlace[at.namespace], byPlace[""])
			}
			known[at] = d.containerDefaults(w.object, ranges)
		}
		for _, c := range w.Pod.Containers.Items {
			c.Effective.derive(&c.Resources, known[at], c.At)
			c.Mistaken.derive(&c.Resources)
		}
		w.Pod.quality()
		w.Pod.CPURequest, w.Pod.MemoryRequest = w.Pod.request("cpu"), w.Pod.request("memory")
	}
	for _, n := range d.k.Namespaces.Items {
		n.OfSystem = systemNamespaces[n.Name]
		n.LimitRange = d.governed(n, d.of("", "LimitRange"))
		n.Quota = d.governed(n, d.of("", "ResourceQuota"))
	}
}

// governed reports whether one of the objects is for the namespace. Objects of
// which nobody says the namespace may be.
func (d *deploy) governed(n *KubeNamespace, by []*placedObject) Value[bool] {
	if d.governs == nil {
		d.governs = map[string]*placedObject{}
	}
	key := func(o *placedObject, namespace string) string { return o.Kind + "/" + namespace }
	if len(by) == 0 {
		return Defaulted(false, n.object())
	}
	if kind := by[0].Kind; d.governs[kind] == nil {
		d.governs[kind] = by[0]
		for _, o := range by {
			d.governs[key(o, o.Namespace)] = o
		}
	}
	if o := d.governs[key(by[0], n.Name)]; o != nil {
		return Known(true, o.Body)
	}
	if o := d.governs[key(by[0], "")]; o != nil {
		return NotKnown[bool]("which namespace "+o.Address()+" is for is not known", n.object(), o.Body)
	}
	return Defaulted(false, n.object())
}

// containerDefaults are what LimitRanges give a container that says nothing.
type containerDefaults struct{ cpuRequest, memoryRequest, cpuLimit, memoryLimit Value[int] }

// containerDefaults brings the LimitRanges together that apply beside an object.
func (d *deploy) containerDefaults(o *placedObject, ranges []*LimitRange) *containerDefaults {
	out := &containerDefaults{None[int](), None[int](), None[int](), None[int]()}
	for _, r := range ranges {
		near := min(d.together(o, r.placed), sameNamespace(o, r.placed))
		if near == no {
			continue
		}
		if r.Limits.Open {
			out.merge(&containerDefaults{
				NotKnown[int]("", r.Limits.Why), NotKnown[int]("", r.Limits.Why), NotKnown[int]("", r.Limits.Why), NotKnown[int]("", r.Limits.Why),
			}, near, r)
		}
		for _, item := range r.Limits.Items {
			if t, ok := item.Type.Get(); !ok || t == "Container" {
				out.merge(item.defaults(), near, r)
			}
		}
	}
	return out
}

// defaults are those of one entry: what has no default takes the maximum for its
// limit, and the limit and then the minimum for its request, as
// kubernetes.io/docs/concepts/policy/limit-range says and the API server does.
func (i *LimitItem) defaults() *containerDefaults {
	out := &containerDefaults{}
	out.cpuLimit, out.memoryLimit = firstSet(i.Default.CPU, i.Max.CPU), firstSet(i.Default.Memory, i.Max.Memory)
	out.cpuRequest = firstSet(i.DefaultRequest.CPU, out.cpuLimit, i.Min.CPU)
	out.memoryRequest = firstSet(i.DefaultRequest.Memory, out.memoryLimit, i.Min.Memory)
	if i.Type.IsUnknown() {
		for _, v := range out.all() {
			if !v.IsNull() {
				*v = NotKnown[int](i.Type.Why(), i.Type.From()...)
			}
		}
	}
	return out
}

func (c *containerDefaults) all() []*Value[int] {
	return []*Value[int]{&c.cpuRequest, &c.memoryRequest, &c.cpuLimit, &c.memoryLimit}
}

// merge takes in what another entry says; which of two comes first is nobody's
// promise.
func (c *containerDefaults) merge(more *containerDefaults, near answer, r *LimitRange) {
	theirs := more.all()
	for i, mine := range c.all() {
		v := *theirs[i]
		switch {
		case v.IsNull():
		case near != yes:
			*mine = NotKnown[int]("it is not known whether "+r.Address+" is for it", append(mine.From(), v.From()...)...)
		case mine.IsNull():
			*mine = v.Explained("by " + r.Address)
		case mine.IsUnknown() || v.IsUnknown() || mine.v != v.v:
			*mine = NotKnown[int]("several LimitRanges say different things", append(mine.From(), v.From()...)...)
		}
	}
}

// firstSet is the first leaf that is not null.
func firstSet(leaves ...Value[int]) Value[int] {
	for _, l := range leaves {
		if !l.IsNull() {
			return l
		}
	}
	return leaves[len(leaves)-1]
}

// derive finds the requests and limits that count. A limit that is written is
// the request where none is; what LimitRanges say comes after.
func (e *Effective) derive(r *Resources, by *containerDefaults, at value.Locator) {
	none := None[int](value.NewNull(at))
	e.CPULimit = firstSet(r.Limits.CPU, by.cpuLimit, none)
	e.MemoryLimit = firstSet(r.Limits.Memory, by.memoryLimit, none)
	e.CPURequest = firstSet(r.Requests.CPU, r.Limits.CPU, by.cpuRequest, none)
	e.MemoryRequest = firstSet(r.Requests.Memory, r.Limits.Memory, by.memoryRequest, none)
}

// classes of quality of service, of kubernetes.io/docs/concepts/workloads/pods/pod-qos.
const (
	guaranteed = "Guaranteed"
	burstable  = "Burstable"
	bestEffort = "BestEffort"
)

// quality finds the class of the pod.
func (p *Pod) quality() {
	at := value.NewNull(p.At)
	some, equal := no, yes
	var lacks need
	one := func(name string, requestCPU, requestMemory, limitCPU, limitMemory Value[int]) {
		for _, l := range []Value[int]{requestCPU, requestMemory, limitCPU, limitMemory} {
			if !lacks.leaf("a request or limit of "+name, l) {
				some = max(some, maybe)
			} else if n, ok := l.Get(); ok && n > 0 {
				some = yes
			}
		}
		equal = min(equal, sameAmount(requestCPU, limitCPU), sameAmount(requestMemory, limitMemory))
	}
	r := &p.Resources
	whole := []Value[int]{r.Requests.CPU, r.Requests.Memory, r.Limits.CPU, r.Limits.Memory}
	written, unsure := false, false
	for _, l := range whole {
		written, unsure = written || !l.IsNull() && !l.IsUnknown(), unsure || l.IsUnknown()
	}
	if written {
		one("the pod", firstSet(r.Requests.CPU, r.Limits.CPU), firstSet(r.Requests.Memory, r.Limits.Memory), r.Limits.CPU, r.Limits.Memory)
	} else {
		for _, c := range p.Containers.Items {
			if c.Role != "ephemeral" {
				one(c.Address, c.Effective.CPURequest, c.Effective.MemoryRequest, c.Effective.CPULimit, c.Effective.MemoryLimit)
			}
		}
		if p.Containers.Open {
			some, equal = max(some, maybe), min(equal, maybe)
			lacks.value("there may be more containers", p.Containers.Why)
		}
		if unsure {
			some, equal = max(some, maybe), min(equal, maybe)
			lacks.value("the resources of the pod as a whole are not known", at)
		}
	}
	switch {
	case some == yes && equal == no:
		p.QoS = Known(burstable, at)
	case some == yes && equal == yes:
		p.QoS = Known(guaranteed, at)
	case some == no:
		p.QoS = Known(bestEffort, at)
	default:
		p.QoS = lacking[string](lacks)
	}
}

// sameAmount reports whether a request equals its limit, both being there.
func sameAmount(request, limit Value[int]) answer {
	switch {
	case request.IsNull() || limit.IsNull():
		return no
	case request.IsUnknown() || limit.IsUnknown():
		return maybe
	}
	return answerOf(request.v == limit.v && limit.v > 0)
}

// request is what the pod needs room for of a resource.
func (p *Pod) request(resource string) Value[int] {
	whole := firstSet(p.Resources.Requests.of(resource), p.Resources.Limits.of(resource))
	return p.amount("request", whole, func(e *Effective) Value[int] { return e.request(resource) })
}

// limit is what the pod may take of a resource, as quotas count it. A container
// without a limit adds nothing.
func (p *Pod) limit(resource string) Value[int] {
	return p.amount("limit", p.Resources.Limits.of(resource), func(e *Effective) Value[int] { return e.limit(resource) })
}

// amount is a request or a limit of the pod: that of its containers and sidecars
// together, or of an init container with the sidecars before it where that is more,
// as kubernetes.io/docs/concepts/workloads/pods/init-containers says. whole is what
// is written for the pod as a whole.
func (p *Pod) amount(what string, whole Value[int], of func(*Effective) Value[int]) Value[int] {
	at := value.NewNull(p.At)
	var lacks need
	switch {
	case whole.IsUnknown():
		lacks.leaf("the "+what+" of the pod", whole)
	case !p.RuntimeClass.IsNull():
		lacks.value("what runtime class the pod has adds to it", first(p.RuntimeClass.From()))
	}
	sum, beside, most := 0, 0, 0
	from := []*value.Value{at}
	for _, role := range []string{"regular", "init"} {
		for _, c := range p.Containers.Items {
			if c.Role != role && (role != "init" || c.Role != "sidecar") {
				continue
			}
			own := of(&c.Effective)
			lacks.leaf("the "+what+" of "+c.Address, own)
			n, ok := own.Get()
			if ok {
				from = append(from, own.From()...)
			}
			switch c.Role {
			case "regular":
				sum = add(sum, n)
			case "sidecar":
				beside = add(beside, n)
				most = max(most, beside)
			default:
				most = max(most, add(beside, n))
			}
		}
	}
	if p.Containers.Open {
		lacks.value("there may be more containers", p.Containers.Why)
	}
	if n, ok := whole.Get(); ok && !lacks.some() {
		return Known(n, whole.From()...).Explained("written for the pod as a whole")
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return Known(max(add(sum, beside), most), from...).Explained(fmt.Sprintf("containers %d and sidecars %d, or %d while it starts", sum, beside, most))
}
