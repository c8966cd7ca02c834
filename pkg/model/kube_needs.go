package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Needs is what the pods of a workload need of pools beside a place to run.
type Needs struct {
	UltraDisk     Value[int]    `json:"ultra_disk" doc:"Derived: place in kube.claims of the first claim its pods mount that gets an Ultra disk by its class; null when there is none."`
	UltraPool     Value[bool]   `json:"ultra_pool" doc:"Derived: Ultra disks can be attached to a pool that takes its pods. False only when that holds for no pool that may take them; null when it needs none, and when no pool takes its pods."`
	Sandbox       Value[string] `json:"sandbox" doc:"Derived: its runtime class, when that is one of AKS that runs pods in virtual machines of their own; null otherwise."`
	SandboxPool   Value[bool]   `json:"sandbox_pool" doc:"Derived: a pool has the workload runtime of that class. False only when there can be no other pool; null when it asks for none."`
	EgressGateway Value[string] `json:"egress_gateway" doc:"Derived: StaticGatewayConfiguration that an annotation of its pods names; null when none does."`
	WindowsImage  Value[int]    `json:"windows_image" doc:"Derived: place in pod.containers of the first one whose image is of a version of Windows that runs on no pool that may take its pods; null when there is none."`
	GPUOffered    Value[bool]   `json:"gpu_offered" doc:"Derived: a pool that takes its pods offers the resource of graphics processors it asks for, as far as slices and drivers decide. Null when it asks for none, and when no pool takes its pods."`
	GPULacks      Value[string] `json:"gpu_lacks" doc:"Derived: the resource of graphics processors that no pool for its pods offers; null when one offers all it asks for."`
	GPUText       Value[string] `json:"gpu_text" doc:"Derived: what such a pool offers instead, in words; null when one offers it."`
	GPUPool       Value[int]    `json:"gpu_pool" doc:"Derived: place in pools of the pool that says so; null when one offers it."`
	VirtualLacks  Value[string] `json:"virtual_node_lacks" doc:"Derived: the first thing its pods use that virtual nodes of the add-on do not have; null when there is none, and for pods that do not require virtual nodes."`
	EgressFound   Value[bool]   `json:"egress_gateway_found" doc:"Derived: a manifest declares it in the namespace. False only when the files are whole; null when none is named."`
}

// EgressGateway is a StaticGatewayConfiguration.
type EgressGateway struct {
	Manifest
	Pool      Value[string] `json:"pool" k8s:"spec.gatewayNodepoolName" doc:"Pool that pods leave the cluster by; null when it names none."`
	PoolIndex Value[int]    `json:"pool_index" doc:"Derived: place in pools of the pool of that name; null when there is none."`
	PoolFound Value[bool]   `json:"pool_found" doc:"Derived: that pool exists, and is of mode Gateway. False only when there can be no other pool; null when it names none."`
}

const egressGroup = "egressgateway.kubernetes.azure.com"

// egressAnnotation makes pods leave the cluster by a gateway
// (learn.microsoft.com/azure/aks/configure-static-egress-gateway).
const egressAnnotation = "kubernetes.azure.com/static-gateway-configuration"

// sandboxes are the runtime classes of AKS, and the workload runtimes that have
// them (learn.microsoft.com/azure/aks/use-pod-sandboxing). KataMshvVmIsolation
// is the older name of KataVmIsolation, so both are taken for both classes.
var sandboxes = map[string][]string{
	"kata-vm-isolation":      {"KataVmIsolation", "KataMshvVmIsolation"},
	"kata-mshv-vm-isolation": {"KataVmIsolation", "KataMshvVmIsolation"},
	"kata-cc-isolation":      {"KataCcIsolation"},
}

// needs finds what workloads need of pools. It comes after their placement and
// after claims.
func (d *deploy) needs() {
	for _, o := range d.of(egressGroup, "StaticGatewayConfiguration") {
		g := &EgressGateway{}
		fill(g, o.Body, o.Body, o.Address())
		g.Manifest = d.manifest(o)
		d.gatewayPool(g)
		d.k.EgressGateways.Add(g)
	}
	made := map[int][]int{} // templates of claims by their workload
	for i, c := range d.k.Claims.Items {
		if w, ok := c.Workload.Get(); ok {
			made[w] = append(made[w], i)
		}
	}
	declared, plugin := d.declaredNamespaces(), d.devicePlugin()
	for i, w := range d.k.Workloads.Items {
		n, in := &w.Needs, declared[w.Namespace.Or("")]
		n.UltraDisk = d.ultraDisk(w, made[i])
		n.UltraPool = d.ultraPool(w, in)
		n.Sandbox = derive(w.Pod.RuntimeClass, func(class string) Value[string] {
			if sandboxes[class] == nil {
				return None[string]()
			}
			return Known(class)
		})
		n.SandboxPool = d.sandboxPool(w)
		n.WindowsImage = d.windowsImage(w, in)
		d.graphics(w, in, plugin)
		n.EgressGateway = w.egressGateway()
		n.EgressFound, _, _ = d.follow(reference{from: w.object, group: egressGroup, kind: "StaticGatewayConfiguration", name: n.EgressGateway, namespace: None[string]()})
	}
}

// ultraDisk finds the first claim with an Ultra disk that pods mount: one of
// their volumes, or one that a StatefulSet makes.
func (d *deploy) ultraDisk(w *Workload, made []int) Value[int] {
	var lacks need
	at := []*value.Value{value.NewNull(w.Pod.At)}
	if l := w.Pod.Volumes; l.Open {
		lacks.value("the volumes are not known", l.Why)
	}
	if t := w.object.Get("spec", "volumeClaimTemplates"); w.Kind == "StatefulSet" && (t.IsUnknown() || t.Open()) {
		lacks.value("the claims it makes are not known", t)
	}
	for _, v := range w.Pod.Volumes.Items {
		i, ok := v.ClaimIndex.Get()
		if !ok {
			lacks.leaf("a claim", v.ClaimIndex)
			continue
		}
		switch is, lack := d.k.Claims.Items[i].ultra(); is {
		case yes:
			return Known(i, v.Claim.From()...)
		case maybe:
			lacks.merge(lack)
		case no:
		}
	}
	for _, i := range made {
		c := d.k.Claims.Items[i]
		switch is, lack := c.ultra(); is {
		case yes:
			return Known(i, c.Class.Name.From()...)
		case maybe:
			lacks.merge(lack)
		case no:
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, at)
	}
	return None[int](at...)
}

// ultra reports whether a claim gets an Ultra disk. No class that AKS brings has
// them.
func (c *Claim) ultra() (answer, need) {
	var lacks need
	driver, ok := c.Class.Driver.Get()
	switch {
	case c.Class.BuiltIn.Or(false), ok && driver != "disk" && driver != "in_tree_disk", c.Class.Driver.IsNull():
		return no, lacks
	case !lacks.leaf("the driver of "+c.Address, c.Class.Driver), !lacks.leaf("the kind of disk of "+c.Address, c.Class.SKU):
		return maybe, lacks
	}
	return answerOf(strings.EqualFold(c.Class.SKU.v, "UltraSSD_LRS")), lacks
}

// ultraPool asks the pools that may take the pods of a workload.
func (d *deploy) ultraPool(w *Workload, in []*KubeNamespace) Value[bool] {
	disk := w.Needs.UltraDisk
	at := disk.From()
	if disk.IsNull() {
		return None[bool](at...)
	}
	seen, why := d.c.Seen()
	if !seen {
		return NotKnown[bool](why, at...)
	}
	out, takes := map[int]bool{}, map[int]bool{}
	for _, p := range w.Placement.Out.Items {
		out[p.Pool] = true
	}
	for _, p := range w.Placement.Eligible.Items {
		takes[p.Pool] = true
	}
	lacks, some := d.otherPools(asks(w, in)), false
	for i, p := range d.c.Pools.Items {
		if out[i] {
			continue
		}
		some = true
		name := poolName(p)
		switch on, ok := p.UltraSSD.Get(); {
		case !ok:
			lacks.leaf("whether Ultra disks can be attached to pool "+name, p.UltraSSD)
		case on && takes[i]:
			return Known(true, at...).Explained("pool " + name)
		case on:
			lacks.value("it is not known whether pool "+name+" takes its pods", w.Placement.Eligible.Why)
		}
	}
	switch {
	case lacks.some():
		return lackingAt[bool](lacks, at)
	case !some:
		return None[bool](at...)
	}
	return Known(false, at...)
}

// poolName is a pool as people say it.
func poolName(p *Pool) string {
	if name, ok := sayable(p.Name); ok {
		return quoted(name)
	}
	return p.Address
}

// sandboxPool reports whether a pool has the workload runtime of a sandbox.
func (d *deploy) sandboxPool(w *Workload) Value[bool] {
	at := w.Needs.Sandbox.From()
	class, ok := w.Needs.Sandbox.Get()
	if w.Needs.Sandbox.IsNull() {
		return None[bool](at...)
	} else if !ok {
		return NotKnown[bool](w.Needs.Sandbox.Why(), at...)
	}
	seen, why := d.c.Seen()
	if !seen {
		return NotKnown[bool](why, at...)
	}
	if _, _, own := d.follow(reference{from: w.object, group: "node.k8s.io", kind: "RuntimeClass", name: w.Needs.Sandbox, global: true}); len(own) > 0 {
		return NotKnown[bool]("the files declare a runtime class of that name", at...)
	}
	lacks := d.otherPools(asked{pod: &Pod{}}) // virtual nodes have no such class
	for _, p := range d.c.Pools.Items {
		name := poolName(p)
		switch runtime, ok := p.WorkloadRuntime.Get(); {
		case p.WorkloadRuntime.IsUnknown():
			lacks.leaf("the workload runtime of pool "+name, p.WorkloadRuntime)
		case !ok || !slices.ContainsFunc(sandboxes[class], func(s string) bool { return strings.EqualFold(s, runtime) }):
		case p.Maybe:
			lacks.value("it is not known whether pool "+name+" exists", p.MaybeWhy)
		default:
			return Known(true, at...).Explained("pool " + name)
		}
	}
	if lacks.some() {
		return lackingAt[bool](lacks, at)
	}
	return Known(false, at...)
}

// egressGateway is what an annotation of the pods names.
func (w *Workload) egressGateway() Value[string] {
	return derive(w.Pod.Annotations, func(all map[string]string) Value[string] {
		if name := all[egressAnnotation]; name != "" {
			return Known(name)
		}
		return None[string]()
	})
}

// gatewayPool finds the pool that a gateway names.
func (d *deploy) gatewayPool(g *EgressGateway) {
	from := g.Pool.From()
	unknown := func(why string, more ...*value.Value) {
		from := append(from[:len(from):len(from)], more...)
		g.PoolIndex, g.PoolFound = NotKnown[int](why, from...), NotKnown[bool](why, from...)
	}
	want, ok := g.Pool.Get()
	seen, why := d.c.Seen()
	switch {
	case g.Pool.IsNull():
		g.PoolIndex, g.PoolFound = None[int](from...), None[bool](from...)
		return
	case !ok:
		unknown(g.Pool.Why())
		return
	case !seen:
		unknown(why)
		return
	}
	var lacks need
	if d.c.Pools.Open {
		lacks.value("there may be more pools", d.c.Pools.Why)
	}
	if !d.c.Complete {
		lacks.value("it "+undeclared, value.NewUnknown(undeclared, d.c.At))
	}
	for i, p := range d.c.Pools.Items {
		name, ok := p.Name.Get()
		switch {
		case !ok:
			lacks.leaf("the name of a pool", p.Name)
		case !strings.EqualFold(name, want):
		case p.Maybe:
			lacks.value("it is not known whether pool "+quoted(name)+" exists", p.MaybeWhy)
		default:
			g.PoolIndex, g.PoolFound = Known(i, from...), p.gateway(from)
			return
		}
	}
	if lacks.some() {
		unknown(lacks.reasons(), lacks.from...)
		return
	}
	g.PoolIndex, g.PoolFound = None[int](from...), Known(false, from...)
}

// gateway reports whether pods can leave the cluster by a pool: by its mode, or
// because it is labelled for the open-source controller
// (github.com/Azure/kube-egress-gateway).
func (p *Pool) gateway(from []*value.Value) Value[bool] {
	var lacks need
	if p.Mode.Or("") == "Gateway" || p.Labels.Or(nil)["kubeegressgateway.azure.com/mode"] != "" {
		return Known(true, from...)
	}
	lacks.leaf("the mode of the pool", p.Mode)
	lacks.leaf("the labels of the pool", p.Labels)
	if lacks.some() {
		return lackingAt[bool](lacks, from)
	}
	return Known(false, from...)
}
