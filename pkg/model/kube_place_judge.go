package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// stage is a condition on a node, in the order in which they are named.
type stage uint8

const (
	byOS stage = iota + 1
	byArch
	byZone
	byLabel
	byGPU
	byTaint
)

func (s stage) String() string {
	return [...]string{"", "os", "arch", "zone", "label", "gpu", "taint"}[s]
}

// ruling is whether something takes a pod: yes, maybe with what is lacking, or
// no with the stage it fails at and why.
type ruling struct {
	is    answer
	at    stage
	why   string
	lacks need
}

// and is a ruling that needs both; the earlier stage is named.
func (r ruling) and(o ruling) ruling {
	switch {
	case r.is == no && (o.is != no || r.at <= o.at):
		return r
	case o.is == no:
		return o
	}
	return ruling{is: min(r.is, o.is), lacks: lacksBoth(r.lacks, o.lacks)}
}

// or is a ruling that needs one of both; of two that fail the later is named.
func (r ruling) or(o ruling) ruling {
	switch {
	case r.is == yes || o.is == no && (r.is != no || r.at >= o.at):
		return r
	case o.is == yes || r.is == no:
		return o
	}
	return ruling{is: maybe, lacks: lacksBoth(r.lacks, o.lacks)}
}

// lacksBoth is what two lack, in a need of its own.
func lacksBoth(a, b need) need {
	var out need
	out.merge(a)
	out.merge(b)
	return out
}

// verdict is what follows for a pod from all pools.
type verdict struct {
	in    []*nodePool
	zones map[string]bool // of the pools that are in
	out   []*PoolOut
	text  string
	lacks need // why pools may be in, or there may be others
	vague need // why there may be more zones than those
	// absent is why a pool that takes the pods may be declared in other files,
	// where none of those here does.
	absent need
}

// judge asks every pool.
func (d *deploy) judge(a asked, pools []*nodePool) *verdict {
	v := &verdict{zones: map[string]bool{}}
	var texts []string
	for _, n := range pools {
		r, zones := a.pool(n)
		if n.Maybe && r.is == yes {
			r.is = maybe
			r.lacks.value("it is not known whether pool "+quoted(n.name)+" exists", n.MaybeWhy)
		}
		switch r.is {
		case no:
			v.out = append(v.out, &PoolOut{Entity: Entity{At: n.At}, Pool: n.index, Cause: r.at.String(), Why: r.why})
			texts = append(texts, fmt.Sprintf("pool %q: %s", n.name, r.why))
			continue
		case yes:
			v.in = append(v.in, n)
			v.addZones(n, zones)
		case maybe:
			v.lacks.merge(r.lacks)
		}
	}
	v.text = someOf(texts)
	v.lacks.merge(d.otherPools(a))
	if !d.c.Complete {
		v.absent.value("a pool that takes it "+undeclared, value.NewUnknown("a pool "+undeclared, d.c.At))
	}
	return v
}

// addZones notes the zones that a pool brings.
func (v *verdict) addZones(n *nodePool, zones []string) {
	if len(zones) == 0 {
		if n.Zones.IsUnknown() {
			v.vague.leaf("the zones of pool "+quoted(n.name), n.Zones)
		} else {
			v.vague.because("pool " + quoted(n.name) + " lies in no zone that is known")
		}
	}
	for _, z := range zones {
		v.zones[z] = true
	}
}

// someOf joins the first texts; a cluster may have a hundred pools.
func someOf(texts []string) string {
	const most = 6
	if more := len(texts) - most; more > 0 {
		return strings.Join(texts[:most], "; ") + fmt.Sprintf("; and %d more", more)
	}
	return strings.Join(texts, "; ")
}

// otherPools is why nodes may exist that belong to no pool of the list.
func (d *deploy) otherPools(a asked) need {
	var lacks need
	c := d.c
	if c.Pools.Open {
		lacks.value("there may be more pools", c.Pools.Why)
	}
	if c.NodeProvisioning.Or("auto") != "manual" {
		if lacks.leaf("whether node auto-provisioning is on", c.NodeProvisioning) {
			lacks.value("node auto-provisioning may add nodes", first(c.NodeProvisioning.From()))
		}
	} else if c.Sku.Or("automatic") == "automatic" {
		lacks.value("AKS Automatic may add nodes", first(c.Sku.From()))
	}
	for _, o := range d.of("karpenter.sh", "NodePool", "Provisioner") {
		lacks.value("nodes may be added for "+o.Address(), o.Body)
		break
	}
	if a.toleratesVirtual() && c.Addons.VirtualNodes.Or(true) {
		if lacks.leaf("whether virtual nodes are on", c.Addons.VirtualNodes) {
			lacks.value("virtual nodes may take it", first(c.Addons.VirtualNodes.From()))
		}
	} else if a.toleratesVirtual() && !c.Complete {
		lacks.because("virtual nodes may be installed by other files")
	}
	return lacks
}

// virtualTaint is the taint of virtual nodes.
const virtualTaint = "virtual-kubelet.io/provider"

// toleratesVirtual reports whether virtual nodes may take the pod.
func (a *asked) toleratesVirtual() bool {
	for key := range a.pod.NodeSelector.Or(nil) {
		if !isForeign(key) { // nobody can label virtual nodes
			return false
		}
	}
	if a.tolerates.some() {
		return true
	}
	return slices.ContainsFunc(a.pod.Tolerations.Items, func(t *Toleration) bool {
		return t.Key.IsUnknown() || t.Key.IsNull() || t.Key.v == virtualTaint || t.Key.v == "azure.com/aci"
	})
}

// pool rules on one pool, and lists the zones of the nodes that fit.
func (a *asked) pool(n *nodePool) (ruling, []string) {
	r := ruling{is: no}
	var zones []string
	for i := range n.kinds {
		k := &n.kinds[i]
		of := a.system(n).and(a.selector(k)).and(a.affinity(k))
		if of.is == yes && k.number != "" {
			zones = append(zones, k.number)
		}
		r = r.or(of)
	}
	if r.is == no && r.at == byZone {
		r.why = n.whereZones()
	}
	r = r.and(a.gpu(n)).and(a.taints(n))
	if r.is == yes && a.lacks.some() {
		r = ruling{is: maybe, lacks: lacksBoth(a.lacks, need{})}
	}
	if most, ok := n.NodesMax.Get(); ok && most == 0 && r.is == yes {
		r.is = maybe
		r.lacks.value("pool "+quoted(n.name)+" has no nodes", first(n.NodesMax.From()))
	}
	return r, zones
}

// whereZones says in which zones the nodes lie.
func (n *nodePool) whereZones() string {
	var zones []string
	for _, k := range n.kinds {
		zones = append(zones, k.zone)
	}
	if len(zones) == 1 && zones[0] == "" {
		return "it lies in no zone"
	}
	return "it lies in " + strings.Join(zones, ", ")
}

// system compares operating systems. A pod that says none is taken for Linux,
// which the scheduler does not enforce.
func (a *asked) system(n *nodePool) ruling {
	var lacks need
	os, ok := n.OSType.Get()
	switch {
	case !ok:
		lacks.leaf("the operating system of pool "+quoted(n.name), n.OSType)
	case a.os == "":
		lacks.leaf("the operating system of the pod", a.pod.OS)
	case strings.EqualFold(os, a.os):
		return ruling{is: yes}
	case a.osSaid:
		return ruling{is: no, at: byOS, why: "its nodes run " + os}
	default:
		lacks.because("the pod does not say its operating system, and the nodes of pool " + quoted(n.name) + " run " + os)
	}
	return ruling{is: maybe, lacks: lacks}
}

// selector asks for the labels of the node selector.
func (a *asked) selector(k *nodeKind) ruling {
	r := ruling{is: yes}
	want := a.pod.NodeSelector.Or(nil)
	for _, key := range namesIn(want) {
		r = r.and(k.rule(key, "In", []string{want[key]}))
	}
	return r
}

// affinity asks for one of the terms of the required node affinity.
func (a *asked) affinity(k *nodeKind) ruling {
	if len(a.pod.Required.Items) == 0 {
		return ruling{is: yes}
	}
	out := ruling{is: no}
	for _, t := range a.pod.Required.Items {
		out = out.or(k.term(t))
	}
	if out.is == no && a.pod.Required.Open {
		return ruling{is: maybe, lacks: a.lacks}
	}
	return out
}

// term asks for everything that a term says. One that says nothing matches no
// node.
func (k *nodeKind) term(t *NodeTerm) ruling {
	r := ruling{is: yes}
	if t.Expressions.Len()+t.Fields.Len() == 0 && !t.Expressions.Open && !t.Fields.Open {
		return ruling{is: no, at: byLabel, why: "the affinity has an empty term, which matches no node"}
	}
	for _, e := range t.Expressions.Items {
		var lacks need
		key, okKey := e.Key.Get()
		op, okOp := e.Operator.Get()
		values, okValues := e.Values.Get()
		if !okKey || !okOp || !okValues {
			lacks.leaf("a key of the node affinity", e.Key)
			lacks.leaf("an operator of the node affinity", e.Operator)
			lacks.leaf("the values of the node affinity", e.Values)
			r = r.and(ruling{is: maybe, lacks: lacks})
			continue
		}
		r = r.and(k.rule(key, op, values))
	}
	if t.Expressions.Open || t.Fields.Open || t.Fields.Len() > 0 {
		var lacks need
		lacks.because("it names fields of the node, or there may be more conditions")
		r = r.and(ruling{is: maybe, lacks: lacks})
	}
	return r
}

// rule rules on one condition on a label.
func (k *nodeKind) rule(key, op string, values []string) ruling {
	is, lacks := k.holds(key, op, values)
	r := ruling{is: is, lacks: lacks}
	if is != no {
		return r
	}
	r.why = k.says(key, op, values)
	switch key {
	case labelOS, "beta.kubernetes.io/os":
		r.at = byOS
	case labelArch, "beta.kubernetes.io/arch":
		r.at = byArch
	case labelZone:
		r.at = byZone
	default:
		r.at = byLabel
	}
	return r
}

// gpu asks for the graphics processors.
func (a *asked) gpu(n *nodePool) ruling {
	if len(a.gpus) == 0 {
		return ruling{is: yes}
	}
	var lacks need
	if !lacks.leaf("the size of pool "+quoted(n.name), n.VMSize) {
		return ruling{is: maybe, lacks: lacks}
	}
	vendor, known := gpuOf(n.VMSize.v)
	if n.VMSize.IsNull() || !known {
		lacks.because("it is not known which graphics processors the machines of pool " + quoted(n.name) + " have")
		return ruling{is: maybe, lacks: lacks}
	}
	for _, name := range a.gpus {
		switch want := gpuVendor(name); {
		case vendor == "":
			return ruling{is: no, at: byGPU, why: n.VMSize.v + " has no graphics processor"}
		case vendor != want:
			return ruling{is: no, at: byGPU, why: fmt.Sprintf("%s has graphics processors of %s, not %s", n.VMSize.v, brand(vendor), brand(want))}
		}
	}
	return ruling{is: yes}
}

// brand is a vendor as people write it.
func brand(vendor string) string { return strings.ToUpper(vendor) }

// taints asks whether the pod tolerates what keeps pods away: what is written,
// and what AKS adds to Spot pools (learn.microsoft.com/azure/aks/spot-node-pool).
// What AKS does on gateway pools is not documented, so they stay in doubt.
func (a *asked) taints(n *nodePool) ruling {
	r := ruling{is: yes}
	var lacks need
	if !lacks.leaf("the taints of pool "+quoted(n.name), n.Taints) || !lacks.leaf("the priority of pool "+quoted(n.name), n.Priority) {
		r = ruling{is: maybe, lacks: lacks}
	}
	taints := slices.Clone(n.Taints.Or(nil))
	if n.Priority.Or("") == "Spot" {
		taints = append(taints, spotTaint)
	}
	if n.Mode.Or("") == "Gateway" {
		var doubt need
		doubt.value("pool "+quoted(n.name)+" is for egress alone, and the pages do not say what keeps pods away", first(n.Mode.From()))
		r = r.and(ruling{is: maybe, lacks: doubt})
	}
	for _, t := range taints {
		r = r.and(a.taint(t))
	}
	return r
}

const spotTaint = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"

// taint asks for one taint, written as key=value:effect or key:effect.
func (a *asked) taint(taint string) ruling {
	i := strings.LastIndexByte(taint, ':')
	if i < 0 {
		var lacks need
		lacks.because("a taint has no effect")
		return ruling{is: maybe, lacks: lacks}
	}
	key, val, _ := strings.Cut(taint[:i], "=")
	effect := taint[i+1:]
	if strings.EqualFold(effect, "PreferNoSchedule") || slices.Contains(a.extended, key) {
		return ruling{is: yes}
	}
	out := ruling{is: no, at: byTaint, why: "taint " + taint + " is not tolerated"}
	for _, t := range a.pod.Tolerations.Items {
		is, lacks := t.tolerates(key, val, effect)
		out = out.or(ruling{is: is, lacks: lacks})
		if out.is == no {
			out.at, out.why = byTaint, "taint "+taint+" is not tolerated"
		}
	}
	if out.is == no && a.tolerates.some() {
		return ruling{is: maybe, lacks: a.tolerates}
	}
	return out
}

// tolerates reports whether a toleration is for a taint.
func (t *Toleration) tolerates(key, val, effect string) (answer, need) {
	var lacks need
	known := lacks.leaf("the key of a toleration", t.Key)
	known = lacks.leaf("the effect of a toleration", t.Effect) && known
	known = lacks.leaf("the operator of a toleration", t.Operator) && known
	differs := func(l Value[string], want string) bool {
		s, ok := l.Get()
		return ok && s != "" && !strings.EqualFold(s, want)
	}
	if k, ok := t.Key.Get(); differs(t.Effect, effect) || ok && k != "" && k != key {
		return no, need{}
	}
	op := t.Operator.Or("")
	if op == "Equal" {
		if k, ok := t.Key.Get(); known && (!ok || k == "") { // refused: an empty key needs Exists
			return no, need{}
		}
		known = lacks.leaf("the value of a toleration", t.Value) && known
		if v := t.Value; !v.IsUnknown() && v.v != val {
			return no, need{}
		}
	} else if op != "Exists" && op != "" {
		lacks.because("the operator " + op + " of a toleration is not understood")
		return maybe, lacks
	}
	if !known {
		return maybe, lacks
	}
	return yes, need{}
}
