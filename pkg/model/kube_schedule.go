package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Scheduling is what a workload says of the nodes it wants, whatever nodes there
// are.
type Scheduling struct {
	Constrained   Value[bool]     `json:"constrained" doc:"Derived: its node selector or required node affinity names labels of nodes."`
	SpotRequired  Value[bool]     `json:"spot_required" doc:"Derived: its node selector or affinity takes nothing but Spot nodes."`
	SpotTolerated Value[bool]     `json:"spot_tolerated" doc:"Derived: it tolerates the taint of Spot nodes."`
	SpotPreferred Value[bool]     `json:"spot_preferred" doc:"Derived: it requires or prefers Spot nodes, or keeps away from them."`
	SpotPool      Value[bool]     `json:"spot_pool" doc:"Derived: the cluster has a Spot pool. False only when there can be no other pool."`
	SystemMode    Value[bool]     `json:"system_mode" doc:"Derived: its node selector or affinity takes nothing but system pools."`
	VirtualNode   Value[bool]     `json:"virtual_node" doc:"Derived: its node selector takes nothing but virtual nodes of the add-on."`
	OldLabels     List[*OldLabel] `json:"old_labels" doc:"Derived: deprecated labels of nodes that it names."`
	HostPort      Value[int]      `json:"host_port" doc:"Derived: the first port of the node that its containers take; null when they take none."`
	GPU           Value[string]   `json:"gpu" doc:"Derived: resource name of the graphics processors it asks for; null when it asks for none."`
	KeepsApart    Value[string]   `json:"keeps_apart" doc:"Derived: zone or hostname, where required anti-affinity lets only one of its own pods run in each; null otherwise."`
	ZoneSpread    Value[bool]     `json:"zone_spread" doc:"Derived: a spread constraint or anti-affinity on zones is for its own pods."`
}

// OldLabel is a deprecated label of nodes that a workload names.
type OldLabel struct {
	Entity
	Key       string `json:"key" doc:"The label."`
	Successor string `json:"successor" doc:"The label that took its place."`
	Topology  bool   `json:"topology" doc:"It is the topology key of a spread constraint or an anti-affinity."`
	Gone      bool   `json:"gone" doc:"AKS no longer sets it."`
}

// oldLabels are the labels of nodes that AKS has deprecated, and what to write
// for them (learn.microsoft.com/azure/aks/use-labels, deprecated labels).
var oldLabels = map[string]string{
	"failure-domain.beta.kubernetes.io/region": labelRegion,
	"failure-domain.beta.kubernetes.io/zone":   labelZone,
	"beta.kubernetes.io/arch":                  labelArch,
	"beta.kubernetes.io/instance-type":         labelInstance,
	"beta.kubernetes.io/os":                    labelOS,
	"node-role.kubernetes.io/agent":            "kubernetes.azure.com/role",
	"kubernetes.io/role":                       "kubernetes.azure.com/role",
	"agentpool":                                labelPool,
	"storageprofile":                           "kubernetes.azure.com/storageprofile",
	"storagetier":                              "kubernetes.azure.com/storagetier",
	"accelerator":                              "kubernetes.azure.com/accelerator",
}

// scheduling reads what every workload says.
func (d *deploy) scheduling() {
	spot := d.spotPool()
	taints := d.taintKeys()
	for _, w := range d.k.Workloads.Items {
		s, p := &w.Scheduling, &w.Pod
		s.SpotPool = spot
		s.Constrained = p.constrained()
		s.SpotRequired = p.requires(labelSpot, "spot").either(p.requires(labelPriority, "spot"))
		s.SpotTolerated = p.toleratesSpot()
		s.SpotPreferred = p.mentions(labelSpot).either(p.mentions(labelPriority))
		s.SystemMode = p.requires(labelMode, "system").leaf()
		s.VirtualNode = p.requires("type", "virtual-kubelet").leaf()
		s.HostPort, s.GPU = p.hostPort(), p.gpu()
		s.KeepsApart, s.ZoneSpread = p.keepsApart(), p.zoneSpread()
		p.oldLabels(w, s)
		for _, t := range p.Tolerations.Items {
			t.Used = t.used(taints)
		}
	}
}

// constrained reports whether a pod asks for labels of nodes.
func (p *Pod) constrained() Value[bool] {
	switch {
	case len(p.NodeSelector.Or(nil)) > 0 || len(p.Required.Items) > 0:
		return Known(true, p.NodeSelector.From()...)
	case p.NodeSelector.IsUnknown():
		return NotKnown[bool](p.NodeSelector.Why(), p.NodeSelector.From()...)
	case p.Required.Open:
		return NotKnown[bool]("the node affinity is not known", p.Required.Why)
	}
	return Known(false, p.NodeSelector.From()...)
}

// verdictOf is a yes, no or maybe with what lacks, on its way to a leaf.
type verdictOf struct {
	is    answer
	lacks need
	from  []*value.Value
}

// either is a leaf that holds when one of two does.
func (v verdictOf) either(o verdictOf) Value[bool] {
	switch {
	case v.is == yes:
		return v.leaf()
	case o.is == yes || o.is == maybe && v.is == no:
		return o.leaf()
	}
	return v.leaf()
}

func (v verdictOf) leaf() Value[bool] {
	if v.is == maybe {
		return lackingAt[bool](v.lacks, v.from)
	}
	return Known(v.is == yes, v.from...)
}

// requires reports whether a pod takes only nodes whose label has a value: by its
// node selector, or in every term of its affinity.
func (p *Pod) requires(key, val string) verdictOf {
	out := verdictOf{is: no, from: p.NodeSelector.From()}
	if !out.lacks.leaf("the node selector", p.NodeSelector) {
		out.is = maybe
	}
	if p.NodeSelector.Or(nil)[key] == val {
		return verdictOf{is: yes, from: p.NodeSelector.From()}
	}
	if len(p.Required.Items) == 0 && !p.Required.Open {
		return out
	}
	every := yes
	for _, t := range p.Required.Items {
		every = min(every, t.requires(key, val))
	}
	if p.Required.Open {
		every = min(every, maybe)
	}
	switch every {
	case yes:
		return verdictOf{is: yes, from: []*value.Value{value.NewNull(p.Required.Items[0].At)}}
	case maybe:
		out.is = maybe
		out.lacks.value("the node affinity is not known", p.Required.Why)
	case no:
	}
	return out
}

// requires reports whether a term takes only nodes whose label has a value.
func (t *NodeTerm) requires(key, val string) answer {
	out := no
	if t.Expressions.Open {
		out = maybe
	}
	for _, e := range t.Expressions.Items {
		switch values, ok := e.Values.Get(); {
		case e.Key.IsUnknown() || e.Key.v == key && (e.Operator.IsUnknown() || !ok):
			out = max(out, maybe)
		case e.Key.v == key && e.Operator.v == "In" && len(values) == 1 && values[0] == val:
			return yes
		}
	}
	return out
}

// mentions reports whether a pod names a label of nodes anywhere.
func (p *Pod) mentions(key string) verdictOf {
	out := verdictOf{is: no, from: p.NodeSelector.From()}
	if _, ok := p.NodeSelector.Or(nil)[key]; ok {
		out.is = yes
		return out
	}
	doubt := !out.lacks.leaf("the node selector", p.NodeSelector) || p.Required.Open || p.Preferred.Open
	all, open := p.nodeExpressions()
	doubt = doubt || open
	for _, e := range all {
		switch k, ok := e.Key.Get(); {
		case ok && k == key:
			return verdictOf{is: yes, from: e.Key.From()}
		case !ok:
			doubt = true
			out.lacks.leaf("a key of the node affinity", e.Key)
		}
	}
	if doubt {
		out.is = maybe
		out.lacks.because("the node affinity is not known")
	}
	return out
}

// nodeExpressions are the conditions of required and preferred affinity, and
// whether a term may have more.
func (p *Pod) nodeExpressions() (out []*LabelExpression, open bool) {
	for _, t := range p.Required.Items {
		out, open = append(out, t.Expressions.Items...), open || t.Expressions.Open
	}
	for _, t := range p.Preferred.Items {
		out, open = append(out, t.Expressions.Items...), open || t.Expressions.Open
	}
	return out, open
}

func (p *Pod) toleratesSpot() Value[bool] {
	a := asked{pod: p}
	if p.Tolerations.Open {
		a.tolerates.value("the tolerations are not known", p.Tolerations.Why)
	}
	r := a.taint(spotTaint)
	at := []*value.Value{value.NewNull(p.At)}
	for _, t := range p.Tolerations.Items {
		if is, _ := t.tolerates(labelSpot, "spot", "NoSchedule"); is == yes {
			at = []*value.Value{value.NewNull(t.At)}
		}
	}
	return verdictOf{is: r.is, lacks: r.lacks, from: at}.leaf()
}

// spotPool reports whether the cluster has a Spot pool.
func (d *deploy) spotPool() Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	lacks := d.otherPools(asked{pod: &Pod{}})
	var from []*value.Value
	for _, p := range d.c.Pools.Items {
		switch priority, ok := p.Priority.Get(); {
		case !ok:
			lacks.leaf("the priority of a pool", p.Priority)
		case priority == "Spot" && p.Maybe:
			lacks.value("it is not known whether a pool exists", p.MaybeWhy)
		case priority == "Spot":
			return Known(true, p.Priority.From()...)
		}
		from = append(from, p.Priority.From()...)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, from...)
}

// taintKeys are the taints of the cluster by key, and why there may be others.
type taintKeys struct {
	taints [][3]string // key, value, effect
	lacks  need
}

func (d *deploy) taintKeys() taintKeys {
	var out taintKeys
	if seen, why := d.c.Seen(); !seen {
		out.lacks.because(why)
		return out
	}
	out.lacks = d.otherPools(asked{pod: &Pod{}})
	for _, p := range d.c.Pools.Items {
		out.lacks.leaf("the taints of a pool", p.Taints)
		out.lacks.leaf("the priority of a pool", p.Priority)
		taints := slices.Clone(p.Taints.Or(nil))
		if p.Priority.Or("") == "Spot" {
			taints = append(taints, spotTaint)
		}
		for _, t := range taints {
			if i := strings.LastIndexByte(t, ':'); i >= 0 {
				key, val, _ := strings.Cut(t[:i], "=")
				out.taints = append(out.taints, [3]string{key, val, t[i+1:]})
			}
		}
	}
	return out
}

// selfSet begin the keys of taints that Kubernetes, its cloud provider and AKS
// put on nodes by themselves, and of those of virtual nodes and of operators.
var selfSet = []string{"node.kubernetes.io/", "node.cloudprovider.kubernetes.io/", "node.cilium.io/", "kubernetes.azure.com/", "karpenter.sh/", "virtual-kubelet.io/", "azure.com/aci", "nvidia.com/", "amd.com/", "node-role.kubernetes.io/"}

// used reports whether there is a taint that a toleration is for, whatever the
// effect of either: who writes several effects down means the same nodes.
func (t *Toleration) used(all taintKeys) Value[bool] {
	at := value.NewNull(t.At)
	key, ok := t.Key.Get()
	switch {
	case t.Key.IsUnknown():
		return NotKnown[bool](t.Key.Why(), t.Key.From()...)
	case !ok || key == "":
		return Known(true, at)
	case slices.ContainsFunc(selfSet, func(p string) bool { return strings.HasPrefix(key, p) }) && key != labelSpot:
		return Known(true, at)
	}
	var lacks need
	whatever := *t
	whatever.Effect = None[string](at)
	for _, taint := range all.taints {
		is, lack := whatever.tolerates(taint[0], taint[1], taint[2])
		if is == yes {
			return Known(true, at)
		}
		lacks.merge(lack)
	}
	lacks.merge(all.lacks)
	if lacks.some() {
		return lackingAt[bool](lacks, []*value.Value{at})
	}
	return Known(false, at)
}

// hostPort is the first port of the node that a container takes.
func (p *Pod) hostPort() Value[int] {
	var lacks need
	if p.Containers.Open {
		lacks.value("the containers are not known", p.Containers.Why)
	}
	for _, c := range p.Containers.Items {
		if c.Ports.Open {
			lacks.value("the ports of a container are not known", c.Ports.Why)
		}
		for _, port := range c.Ports.Items {
			if n := port.HostPort.Or(0); n > 0 {
				return Known(n, port.HostPort.From()...)
			}
			lacks.leaf("a port of the node", port.HostPort)
		}
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return None[int](value.NewNull(p.At))
}

// gpu is the first resource of graphics processors that a container asks for.
func (p *Pod) gpu() Value[string] {
	var lacks need
	if p.Containers.Open {
		lacks.value("the containers are not known", p.Containers.Why)
	}
	for _, c := range p.Containers.Items {
		for _, list := range []Value[map[string]string]{c.Resources.Limits.All, c.Resources.Requests.All} {
			lacks.leaf("a resource", list)
			all := list.Or(nil)
			for _, name := range namesIn(all) {
				if gpuVendor(name) != "" && all[name] != "0" {
					return Known(name, list.From()...)
				}
			}
		}
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return None[string](value.NewNull(p.At))
}

const labelHost = "kubernetes.io/hostname"

// keepsApart is where required anti-affinity lets only one of the pods run: in
// each zone, or on each node. Zones are fewer.
func (p *Pod) keepsApart() Value[string] {
	var lacks need
	if p.AntiAffinity.Open {
		lacks.value("the anti-affinity is not known", p.AntiAffinity.Why)
	}
	var host *PodTerm
	for _, t := range p.AntiAffinity.Items {
		key := t.TopologyKey.Or("")
		if !t.Required || t.SelectsSelf.State() != Unknown && !t.SelectsSelf.v {
			continue
		}
		if !lacks.leaf("a topology key", t.TopologyKey) || !lacks.leaf("whom an anti-affinity is for", t.SelectsSelf) {
			continue
		}
		switch key {
		case labelZone:
			return Known("zone", t.TopologyKey.From()...)
		case labelHost:
			host = t
		}
	}
	switch {
	case lacks.some():
		return lacking[string](lacks)
	case host != nil:
		return Known("hostname", host.TopologyKey.From()...)
	}
	return None[string](value.NewNull(p.At))
}

// zoneSpread reports whether something spreads the pods over zones.
func (p *Pod) zoneSpread() Value[bool] {
	var lacks need
	if p.Spread.Open {
		lacks.value("the spread constraints are not known", p.Spread.Why)
	}
	if p.AntiAffinity.Open {
		lacks.value("the anti-affinity is not known", p.AntiAffinity.Why)
	}
	for _, s := range p.Spread.Items {
		lacks.leaf("a topology key", s.TopologyKey)
		if key := s.TopologyKey.Or(""); key == labelZone || key == "topology.disk.csi.azure.com/zone" {
			return Known(true, s.TopologyKey.From()...)
		}
	}
	for _, t := range p.AntiAffinity.Items {
		lacks.leaf("a topology key", t.TopologyKey)
		if t.TopologyKey.Or("") == labelZone {
			return Known(true, t.TopologyKey.From()...)
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, value.NewNull(p.At))
}

// oldLabels lists the deprecated labels that a workload names.
func (p *Pod) oldLabels(w *Workload, s *Scheduling) {
	list := &s.OldLabels
	for _, l := range []struct {
		open bool
		why  *value.Value
	}{{p.Required.Open, p.Required.Why}, {p.Preferred.Open, p.Preferred.Why}, {p.Spread.Open, p.Spread.Why}, {p.AntiAffinity.Open, p.AntiAffinity.Why}} {
		if l.open {
			list.Open, list.Why = true, l.why
		}
	}
	note := func(key Value[string], at *value.Value, topology bool) {
		k, ok := key.Get()
		if key.IsUnknown() {
			list.Open, list.Why = true, first(key.From())
		}
		if successor := oldLabels[k]; ok && successor != "" {
			list.Add(&OldLabel{Entity: Entity{At: at.Locator(), Address: w.Address}, Key: k, Successor: successor, Topology: topology, Gone: strings.HasPrefix(k, "failure-domain.")})
		}
	}
	selector := p.NodeSelector.Or(nil)
	if p.NodeSelector.IsUnknown() {
		list.Open, list.Why = true, first(p.NodeSelector.From())
	}
	written := w.podSpec().Get("nodeSelector")
	for _, k := range namesIn(selector) {
		if k == "kubernetes.io/role" && selector["type"] == "virtual-kubelet" {
			continue // as the pages on virtual nodes still write it
		}
		note(Known(k), written.Get(k), false)
	}
	all, open := p.nodeExpressions()
	if open {
		list.Open, list.Why = true, value.NewUnknown("the node affinity is not known", nil)
	}
	for _, e := range all {
		note(e.Key, first(e.Key.From()), false)
	}
	for _, c := range p.Spread.Items {
		note(c.TopologyKey, first(c.TopologyKey.From()), true)
	}
	for _, t := range p.AntiAffinity.Items {
		note(t.TopologyKey, first(t.TopologyKey.From()), true)
	}
}
