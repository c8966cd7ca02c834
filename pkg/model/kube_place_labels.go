package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// nodePool is a pool as the scheduler sees its nodes.
type nodePool struct {
	*Pool
	index int
	name  string
	// kinds are the nodes that differ by their labels: one for each zone.
	kinds []nodeKind
}

// nodeKind is nodes of a pool that have the same labels.
type nodeKind struct {
	zone   string // as the label has it; empty when the pool lies in no zone, or it is not known
	number string // the zone as the pool has it; empty when the pool lies in none, or it is not known
	labels map[string]nodeLabel
	// lacks is why there may be more labels than those; it has no reasons when
	// they are all that somebody wrote.
	lacks need
}

// nodeLabel is a label of a node: its value, or why it is not known.
type nodeLabel struct {
	value string
	leaf  Leaf // what makes it unknown; nil when the value is known
	// loose says that only letters, not their case, are certain.
	loose bool
	// none says that nodes certainly do not have it.
	none bool
}

// nodePools reads the pools as the scheduler sees them.
func (d *deploy) nodePools() []*nodePool {
	out := make([]*nodePool, 0, d.c.Pools.Len())
	for i, p := range d.c.Pools.Items {
		n := &nodePool{Pool: p, index: i}
		name, ok := sayable(p.Name)
		if !ok {
			name = cmp.Or(p.Address, "(name not known)")
		}
		n.name = name
		zones, ok := p.Zones.Get()
		if !ok || len(zones) == 0 || slices.Contains(zones, autoZones) {
			n.kinds = []nodeKind{n.kind(d.c, "")}
		} else {
			for _, z := range zones {
				n.kinds = append(n.kinds, n.kind(d.c, z))
			}
		}
		out = append(out, n)
	}
	return out
}

// autoZones is what a pool says that leaves its zones to Azure
// (learn.microsoft.com/azure/aks/configure-automatic-zone-placement).
const autoZones = "auto"

// Labels of nodes, as learn.microsoft.com/azure/aks/use-labels lists those that
// AKS sets, 2026-08-21; the names before them are deprecated and still set.
const (
	labelOS       = "kubernetes.io/os"
	labelArch     = "kubernetes.io/arch"
	labelZone     = "topology.kubernetes.io/zone"
	labelRegion   = "topology.kubernetes.io/region"
	labelInstance = "node.kubernetes.io/instance-type"
	labelMode     = "kubernetes.azure.com/mode"
	labelPool     = "kubernetes.azure.com/agentpool"
	labelSpot     = "kubernetes.azure.com/scalesetpriority"
	labelPriority = "kubernetes.azure.com/priority"
	labelOSSKU    = "kubernetes.azure.com/os-sku"
	labelCPUs     = "kubernetes.azure.com/sku-cpu"
	labelKind     = "kubernetes.azure.com/nodepool-type"
)

// kind is the labels of the nodes of a pool in a zone.
func (n *nodePool) kind(c *Cluster, zone string) nodeKind {
	k := nodeKind{number: zone, labels: map[string]nodeLabel{}}
	set := func(leaf Leaf, text string, keys ...string) {
		for _, key := range keys {
			if leaf.State() == Unknown {
				k.labels[key] = nodeLabel{leaf: leaf}
			} else if leaf.Plain() != nil {
				k.labels[key] = nodeLabel{value: text}
			}
		}
	}
	p := n.Pool
	k.lacks.leaf("the labels of pool "+quoted(n.name), p.Labels)
	for key, text := range p.Labels.Or(nil) {
		k.labels[key] = nodeLabel{value: text}
	}
	set(p.Name, p.Name.v, labelPool, "agentpool")
	set(p.Mode, strings.ToLower(p.Mode.v), labelMode)
	set(p.OSType, strings.ToLower(p.OSType.v), labelOS, "beta.kubernetes.io/os")
	set(p.VMSize, p.VMSize.v, labelInstance, "beta.kubernetes.io/instance-type")
	set(p.Type, p.Type.v, labelKind)
	set(c.Location, c.Location.v, labelRegion)
	set(p.Priority, strings.ToLower(p.Priority.v), labelPriority)
	if p.Priority.IsUnknown() || p.Priority.v == "Spot" {
		set(p.Priority, "spot", labelSpot)
	} else if _, written := k.labels[labelSpot]; !written {
		k.labels[labelSpot] = nodeLabel{none: true}
	}
	arch := derive(p.VMSize, func(size string) Value[string] { return Known(architecture(size)) })
	set(arch, arch.v, labelArch, "beta.kubernetes.io/arch")
	for _, key := range []string{labelInstance, "beta.kubernetes.io/instance-type", labelMode, labelRegion, labelPriority, labelSpot} {
		if l, ok := k.labels[key]; ok {
			l.loose = true
			k.labels[key] = l
		}
	}
	k.more(n, c, zone)
	return k
}

// more sets the labels whose values are only partly known.
func (k *nodeKind) more(n *nodePool, c *Cluster, zone string) {
	p := n.Pool
	vague := func(why string, from Leaf, keys ...string) {
		for _, key := range keys {
			if _, ok := k.labels[key]; !ok {
				k.labels[key] = nodeLabel{leaf: NotKnown[string](why, from.From()...)}
			}
		}
	}
	switch {
	case p.Zones.IsUnknown():
		k.labels[labelZone] = nodeLabel{leaf: p.Zones}
	case c.Location.IsUnknown():
		k.labels[labelZone] = nodeLabel{leaf: c.Location}
	case slices.Contains(p.Zones.v, autoZones) || c.Location.IsNull():
		vague("Azure chooses it", p.Zones, labelZone)
	case zone == "":
		k.labels[labelZone] = nodeLabel{value: noZone}
	default:
		k.zone = c.Location.v + "-" + zone
		k.labels[labelZone] = nodeLabel{value: k.zone}
	}
	if p.VMSize.IsNull() {
		vague("Azure chooses the size of the machines", p.VMSize, labelInstance, "beta.kubernetes.io/instance-type", labelArch, "beta.kubernetes.io/arch")
	}
	if cpus, ok := p.VCPUs.Get(); ok {
		k.labels[labelCPUs] = nodeLabel{value: fmt.Sprint(cpus)}
	} else {
		vague("the size does not say it", p.VCPUs, labelCPUs)
	}
	sku, ok := p.OSSKU.Get()
	if ok && !strings.EqualFold(sku, "Ubuntu") && !strings.HasPrefix(sku, "AzureLinux") && !strings.EqualFold(sku, "CBLMariner") {
		k.labels[labelOSSKU] = nodeLabel{value: sku, loose: true}
	} else {
		vague("the image of the nodes decides", p.OSSKU, labelOSSKU)
	}
	vague("AKS sets it", p.Name, "kubernetes.azure.com/role", "kubernetes.io/role", "node-role.kubernetes.io/agent")
}

// noZone stands for the label of nodes without a zone, which the page on labels
// shows as "0"; any single character is taken for one that it may have.
const noZone = "0"

// foreign are domains of labels that Kubernetes, AKS and what runs on the nodes
// set; that one is not written at a pool says nothing.
var foreign = []string{
	"kubernetes.io", "k8s.io", "kubernetes.azure.com", "azure.com", "nvidia.com", "amd.com", "intel.com", "cilium.io", "openebs.io", "longhorn.io", "rook.io", "portworx.io",
	"karpenter.sh", "projectcalico.org", "istio.io", "linkerd.io", "csi.azure.com", "virtual-kubelet.io",
}

// isForeign reports whether others than the pool may set a label.
func isForeign(key string) bool {
	domain, _, found := strings.Cut(key, "/")
	switch {
	case !found:
		return slices.Contains([]string{"storageprofile", "storagetier", "accelerator", "type", "virtualization"}, key)
	default:
		return slices.ContainsFunc(foreign, func(d string) bool { return domain == d || strings.HasSuffix(domain, "."+d) })
	}
}

// holds reports whether an expression holds for the labels, and where it may not
// be known why.
func (k *nodeKind) holds(key, op string, values []string) (answer, need) {
	var lacks need
	l, there := k.labels[key]
	there, foreign := there && !l.none, !there && isForeign(key)
	switch {
	case there && l.leaf != nil:
		lacks.leaf("the label "+key, l.leaf)
		return maybe, lacks
	case foreign:
		lacks.because("the label " + key + " may be set by others than the pool")
		return maybe, lacks
	case !there && !l.none && k.lacks.some():
		return maybe, k.lacks
	}
	e := &LabelExpression{Key: Known(key), Operator: Known(op), Values: Known(values)}
	have := map[string]string{}
	if there {
		have[key] = l.value
	}
	if key == labelZone && there && l.value == noZone && slices.ContainsFunc(values, func(v string) bool { return len(v) == 1 }) {
		lacks.because("the label of nodes without a zone is their fault domain")
		return maybe, lacks
	}
	is := e.holds(have, true)
	if there && l.loose && !slices.Contains(values, l.value) && slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, l.value) }) {
		lacks.because("the label " + key + " differs in the case of its letters only")
		return maybe, lacks
	}
	if is == maybe {
		lacks.because("the condition on label " + key + " is not understood")
	}
	return is, lacks
}

// says is how the nodes fail a condition on a label.
func (k *nodeKind) says(key, op string, values []string) string {
	l, there := k.labels[key]
	there = there && !l.none
	wants := map[string]string{
		"In": "not " + listed(values), "NotIn": "which is excluded", "Exists": "", "DoesNotExist": "which is excluded",
		"Gt": "not above " + listed(values), "Lt": "not below " + listed(values),
	}[op]
	switch {
	case !there && op == "In":
		return fmt.Sprintf("no label %s=%s", key, strings.Join(values, "|"))
	case !there:
		return "no label " + key
	}
	return fmt.Sprintf("label %s is %q, %s", key, l.value, wants)
}

// listed is values as people say them.
func listed(values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = quoted(v)
	}
	return strings.Join(out, " or ")
}

// quoted is a text in quotes.
func quoted(s string) string { return fmt.Sprintf("%q", s) }

// architecture of a VM size: the letter p among its features says Arm ("Azure
// virtual machine sizes naming conventions").
func architecture(size string) string {
	parts := strings.Split(strings.ToLower(size), "_")
	if len(parts) < 2 {
		return "amd64"
	}
	family, _, features := takeSize(parts[1])
	if i := strings.IndexByte(features, '-'); i == 0 { // D8-4ps: features follow the second number
		_, _, features = takeSize(features[1:])
	}
	if family != "" && strings.Contains(features, "p") {
		return "arm64"
	}
	return "amd64"
}

// gpuOf is whose graphics processors machines of a size have; empty for none,
// and false when it is not known. Sizes that begin with N have some ("Azure
// virtual machine sizes naming conventions"); MI300X is AMD's
// (learn.microsoft.com/azure/aks/use-amd-gpus). NV, NG and NP are of several
// vendors, and left open.
func gpuOf(size string) (vendor string, known bool) {
	s := strings.TrimPrefix(strings.ToLower(size), "standard_")
	switch {
	case !strings.HasPrefix(s, "n"):
		return "", true
	case strings.Contains(s, "mi300x"):
		return "amd", true
	case strings.HasPrefix(s, "nc"), strings.HasPrefix(s, "nd"):
		return "nvidia", true
	}
	return "", false
}
