package model

import (
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// poolNode is a pool with the ends of its links.
type poolNode struct {
	p                 *Pool
	subnet, podSubnet end[subnetNode]
	copies            int // how many pools it stands for
	nodes             scale
	owner             *build
	unit              string // where it is written, which need not be where the cluster is
}

// sharePools hands the pools that are resources of their own to the clusters
// they belong to. One whose cluster is not known may be any cluster's of its
// unit.
func (s *scan) sharePools() {
	of := map[*azure.Resource]*build{}
	for _, b := range s.builds {
		of[b.r] = b
	}
	for _, r := range s.g.OfType(typePool) {
		link := s.parent(r)
		if b := of[link.Resource]; b != nil {
			b.children = append(b.children, r)
			continue
		}
		if link.State != azure.LinkUnknown && link.State != azure.LinkNone {
			continue
		}
		s.stray = append(s.stray, r)
		for _, b := range s.builds {
			if b.r.Unit == r.Unit {
				b.strays = append(b.strays, r)
			}
		}
	}
}

// poolsOf lists the pools: those written inside the cluster first.
func (b *build) poolsOf() {
	inside := b.get("agentPoolProfiles")
	children := b.children
	for i, item := range inside.Items() {
		name := item.GetFold("name")
		ent := Entity{At: b.r}
		if at := item.Locator(); at != nil {
			ent.At = at
		}
		if inside.Open() {
			ent.Maybe, ent.MaybeWhy = true, inside
		}
		is, twin := b.twin(name)
		switch is {
		case yes:
			children = slices.DeleteFunc(slices.Clone(children), func(r *azure.Resource) bool { return r == twin })
			b.poolResource(twin, entity(twin), i == 0)
			continue
		case maybe:
			ent.Maybe, ent.MaybeWhy = true, twin.Name()
		case no:
		}
		b.pool(&poolNode{unit: b.r.Unit, copies: 1}, name, item, ent, i == 0)
	}
	for _, r := range children {
		ent := entity(r)
		if b.mayBeInside(r, inside) {
			ent.Maybe, ent.MaybeWhy = true, r.Name()
		}
		b.poolResource(r, ent, false)
	}
	for _, r := range b.strays {
		ent := entity(r)
		ent.Maybe, ent.MaybeWhy = true, r.Parent
		b.poolResource(r, ent, false)
	}
	b.openPools(inside)
	b.sameNames()
	b.hostedNodes()
	b.networkMode()
	b.c.SystemPools = b.group("System", b.systemAbsent)
	b.c.UserPools = b.group("User", b.userAbsent)
}

// twin is the pool resource that configures a pool written inside the cluster, as
// ARM templates may have: what it says counts. Maybe: it may be that one.
func (b *build) twin(name *value.Value) (is answer, twin *azure.Resource) {
	if b.r.Dialect.Provider == "azurerm" {
		return no, nil
	}
	for _, r := range b.children {
		same := sameName(name, r.Name())
		if r.Exists != azure.Yes {
			same = min(same, maybe)
		}
		if same > is {
			is, twin = same, r
		}
	}
	return is, twin
}

// mayBeInside reports whether a pool resource may configure a pool written
// inside the cluster without its being known.
func (b *build) mayBeInside(r *azure.Resource, inside *value.Value) bool {
	if b.r.Dialect.Provider == "azurerm" {
		return false
	}
	return slices.ContainsFunc(inside.Items(), func(item *value.Value) bool {
		return sameName(item.GetFold("name"), r.Name()) == maybe
	})
}

// sameName compares two written names.
func sameName(a, b *value.Value) answer {
	if s, ok := a.Str(); ok {
		return called(b, s)
	}
	return maybe
}

// openPools notes what may add pools.
func (b *build) openPools(inside *value.Value) {
	pools := &b.c.Pools
	if inside.IsUnknown() || inside.Open() {
		pools.Open, pools.Why = true, inside
	}
	if why := b.outside(); why != nil && !pools.Open {
		pools.Open, pools.Why = true, why
	}
}

// poolResource reads a pool that is a resource of its own.
func (b *build) poolResource(r *azure.Resource, ent Entity, first bool) {
	copies := max(r.Copies, 1)
	if b.r.Copies > 1 && !first {
		// One pool for each of the clusters, all for one of them, or anything between.
		ent.Maybe, ent.MaybeWhy, copies = true, whichOf(b.r), 1
	}
	b.pool(&poolNode{unit: r.Unit, copies: copies}, r.Name(), r.Body.GetFold("properties"), ent, first)
}

// whichOf is why it is not known what belongs to a resource that stands for many:
// its copies are told apart no more.
func whichOf(r *azure.Resource) *value.Value { return whichCopy(r.Copies, r.Address, r) }

func whichCopy(n int, address string, at value.Locator) *value.Value {
	return value.NewUnknown(fmt.Sprintf("which of the %d copies of %s it belongs to is not known", n, address), at)
}

// pool reads one pool. What it refers to is named as in its own unit.
func (b *build) pool(node *poolNode, name, v *value.Value, ent Entity, first bool) {
	get := v.GetFold
	p := &Pool{Entity: ent, IsDefault: first}
	node.p, node.owner = p, b
	b.pools = append(b.pools, node)
	b.c.Pools.Add(p)

	p.Name = named(name, v)
	p.Mode = text(get("mode"), v, b.modeDefault(first), "System", "User", "Gateway")
	p.Type = text(get("type"), v, Defaulted("VirtualMachineScaleSets"), "VirtualMachineScaleSets", "VirtualMachines", "AvailabilitySet")
	p.Zones = texts(distinct(get("availabilityZones")), v, Defaulted([]string{}))
	p.VMSize = overruledSize(p.Type, v, text(get("vmSize"), v, profileSize(p.Type, v)))
	p.VCPUs = derive(p.VMSize, func(size string) Value[int] {
		if n, ok := processors(size); ok {
			return Known(n).Explained(fmt.Sprintf("the name %s says %d virtual processors", size, n))
		}
		return None[int]()
	})
	p.OSType = text(get("osType"), v, Defaulted("Linux"), "Linux", "Windows")
	p.OSSKU = text(get("osSKU"), v, None[string]())
	p.OSDiskType = text(get("osDiskType"), v, None[string](), "Managed", "Ephemeral")
	p.Priority = text(get("scaleSetPriority"), v, Defaulted("Regular"), "Regular", "Spot")
	p.Taints = texts(get("nodeTaints"), v, Defaulted([]string{}))
	p.CriticalAddonsOnly = dedicated(get("nodeTaints"), v)
	p.Labels = textMap(get("nodeLabels"), v)
	p.ProximityGroup = b.present(node.unit, get("proximityPlacementGroupID"), v)
	p.NodePublicIP = boolean(get("enableNodePublicIP"), v, Defaulted(false))
	p.HostEncryption = boolean(get("enableEncryptionAtHost"), v, Defaulted(false))
	p.PodIPAllocation = text(get("podIPAllocationMode"), v, Defaulted("DynamicIndividual"), "DynamicIndividual", "StaticBlock")
	node.subnet = b.linkIn(node.unit, &p.Subnet, get("vnetSubnetID"), v, roleNodes)
	node.podSubnet = b.linkIn(node.unit, &p.PodSubnet, get("podSubnetID"), v, rolePods)
	p.VNet = b.vnetLeaf(node.subnet)
	p.PodSubnetSameVNet = b.podSubnetSameVNet(node)
	p.IPAM = b.ipam(p.PodSubnet.Written, p.PodIPAllocation)
	p.MaxPods = number(get("maxPods"), v, maxPodsDefault(p.IPAM))
	p.MaxPodsStated = stated(get("maxPods"), v)
	p.DrainTimeout = number(get("upgradeSettings", "drainTimeoutInMinutes"), enclosing(v, "upgradeSettings"), Defaulted(30))
	p.UnsafeSysctls = texts(get("kubeletConfig", "allowedUnsafeSysctls"), enclosing(v, "kubeletConfig"), Defaulted([]string{}))
	p.UltraSSD = boolean(get("enableUltraSSD"), v, Defaulted(false))
	p.GPUInstance = text(get("gpuInstanceProfile"), v, None[string](), "MIG1g", "MIG2g", "MIG3g", "MIG4g", "MIG7g")
	p.GPUDriver = text(v.GetFold("gpuProfile", "driver"), v, Defaulted("Install"), "Install", "None")
	p.WorkloadRuntime = text(get("workloadRuntime"), v, Defaulted("OCIContainer"))
	node.readScale(v)
}
