package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
			b.pool(twin.Name(), twin.Body.GetFold("properties"), entity(twin), i == 0, twin.Copies)
			continue
		case maybe:
			ent.Maybe, ent.MaybeWhy = true, twin.Name()
		case no:
		}
		b.pool(name, item, ent, i == 0, 1)
	}
	for _, r := range children {
		ent := entity(r)
		if b.mayBeInside(r, inside) {
			ent.Maybe, ent.MaybeWhy = true, r.Name()
		}
		b.pool(r.Name(), r.Body.GetFold("properties"), ent, false, r.Copies)
	}
	for _, r := range b.strays {
		ent := entity(r)
		ent.Maybe, ent.MaybeWhy = true, r.Parent
		b.pool(r.Name(), r.Body.GetFold("properties"), ent, false, r.Copies)
	}
	b.openPools(inside)
	b.networkMode()
	b.c.SystemPools = b.group("System", b.systemAbsent)
	b.c.UserPools = b.group("User", b.absent)
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

// pool reads one pool.
func (b *build) pool(name, v *value.Value, ent Entity, first bool, copies int) {
	get := v.GetFold
	p := &Pool{Entity: ent, IsDefault: first}
	node := &poolNode{p: p, owner: b, copies: max(copies, 1)}
	b.pools = append(b.pools, node)
	b.c.Pools.Add(p)

	p.Name = text(name, v, None[string]())
	p.Mode = text(get("mode"), v, b.modeDefault(first), "System", "User", "Gateway")
	p.Type = text(get("type"), v, Defaulted("VirtualMachineScaleSets"), "VirtualMachineScaleSets", "VirtualMachines", "AvailabilitySet")
	p.Zones = texts(get("availabilityZones"), v, Defaulted([]string{}))
	p.VMSize = text(get("vmSize"), v, profileSize(p.Type, v))
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
	p.ProximityGroup = b.present(b.r.Unit, get("proximityPlacementGroupID"), v)
	p.NodePublicIP = boolean(get("enableNodePublicIP"), v, Defaulted(false))
	p.HostEncryption = boolean(get("enableEncryptionAtHost"), v, Defaulted(false))
	p.PodIPAllocation = text(get("podIPAllocationMode"), v, Defaulted("DynamicIndividual"), "DynamicIndividual", "StaticBlock")
	node.subnet = b.link(&p.Subnet, get("vnetSubnetID"), v, roleNodes)
	node.podSubnet = b.link(&p.PodSubnet, get("podSubnetID"), v, rolePods)
	p.VNet = b.vnetLeaf(node.subnet)
	p.PodSubnetSameVNet = b.podSubnetSameVNet(node)
	p.IPAM = b.ipam(p.PodSubnet.Written, p.PodIPAllocation)
	p.MaxPods = number(get("maxPods"), v, maxPodsDefault(p.IPAM))
	node.readScale(v)
}

// modeDefault is the mode when none is written. ARM wants it written.
func (b *build) modeDefault(first bool) Value[string] {
	switch {
	case b.r.Dialect.Provider != "azurerm":
		return NotKnown[string]("the mode is not written, and ARM has no default for it")
	case first:
		return Defaulted("System")
	}
	return Defaulted("User")
}

// vnetLeaf is the network of a subnet link as a leaf that may be compared:
// unknown where two keys may be one network.
func (b *build) vnetLeaf(subnet end[subnetNode]) Value[string] {
	e := b.vnetOfSubnet(subnet)
	if e.unsure {
		return NotKnown[string]("the network is not among the files", subnet.value)
	}
	leaf := e.leaf()
	if subnet.value != nil {
		leaf.from = []*value.Value{subnet.value}
	}
	return leaf
}

func (b *build) podSubnetSameVNet(n *poolNode) Value[bool] {
	if n.subnet.state == azure.LinkNone || n.podSubnet.state == azure.LinkNone {
		return None[bool](n.podSubnet.value)
	}
	switch b.vnetOfSubnet(n.podSubnet).same(b.vnetOfSubnet(n.subnet)) {
	case yes:
		return Known(true, n.podSubnet.value)
	case no:
		return Known(false, n.podSubnet.value)
	case maybe:
	}
	return NotKnown[bool]("the network of one of the two subnets is not known", n.podSubnet.value, n.subnet.value)
}

// maxPodsDefault is Azure's by network mode ("IP address planning", maximum pods
// per node). For pod subnets the documentation says 110 and elsewhere 250; the
// lesser never accuses.
func maxPodsDefault(ipam Value[string]) Value[int] {
	mode, ok := ipam.Get()
	if !ok {
		return NotKnown[int]("it is not written, and the default depends on the network mode: "+ipam.Why(), ipam.from...)
	}
	switch mode {
	case ipamOverlay:
		return Defaulted(250)
	case ipamNodeSubnet:
		return Defaulted(30)
	case ipamNone:
		return NotKnown[int]("it is not written, and the network plugin is the user's own")
	}
	return Defaulted(110)
}

// dedicated says whether taints keep ordinary pods away: the taint of pools
// that are for critical add-ons only. One that is known is enough.
func dedicated(taints, at *value.Value) Value[bool] {
	if taints.IsUnknown() {
		return NotKnown[bool]("", taints)
	}
	var lacks need
	for _, item := range taints.Items() {
		s, ok := item.Str()
		if !ok && item.IsUnknown() {
			lacks.value("one of the taints is not known: "+item.Why(), item)
		}
		rest, ok := strings.CutPrefix(s, "CriticalAddonsOnly=true:")
		if ok && (strings.EqualFold(rest, "NoSchedule") || strings.EqualFold(rest, "NoExecute")) {
			return known(true, item)
		}
	}
	if taints.Open() {
		lacks.value("there may be more taints", taints)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	if taints.IsNothing() {
		return orDefault(Defaulted(false), at)
	}
	return known(false, taints)
}

// scale is how many nodes a pool may have, each with a lower bound that holds
// whatever the unknown parts are.
type scale struct {
	now, most, surge                      Value[int]
	atLeastNow, atLeastMost, atLeastSurge int
}

func (node *poolNode) readScale(v *value.Value) {
	get, p, s := v.GetFold, node.p, &node.nodes
	count := get("count")
	p.Count = number(count, v, node.countDefault(v))
	p.Autoscaling = boolean(get("enableAutoScaling"), v, Defaulted(false))
	p.MinCount = number(get("minCount"), v, None[int]())
	p.MaxCount = number(get("maxCount"), v, None[int]())
	p.MaxSurge = text(get("upgradeSettings", "maxSurge"), enclosing(v, "upgradeSettings"), None[string]())
	p.MaxUnavailable = text(get("upgradeSettings", "maxUnavailable"), enclosing(v, "upgradeSettings"), None[string]())

	p.NodesMin = p.byScaling("min_count", p.MinCount)
	p.NodesMax = p.byScaling("max_count", p.MaxCount)
	p.NodesNow = p.NodesMin
	if p.Count.State() == Set && p.Autoscaling.Or(false) {
		p.NodesNow = p.Count.Explained("autoscaling is on, and count is where it starts: " + strconv.Itoa(p.Count.v))
	}
	if p.Count.IsUnknown() && !p.Autoscaling.IsUnknown() {
		p.NodesNow = NotKnown[int](p.Count.why, p.Count.from...)
	}
	p.SurgeNodes = p.surge(p.NodesMax)
	least := max(atLeast(p.NodesMax), atLeast(p.NodesMin))
	s.now, s.most, s.surge = node.copied(p.NodesNow), node.copied(p.NodesMax), node.copied(p.SurgeNodes)
	s.atLeastNow = times(node.copies, atLeast(p.NodesNow))
	s.atLeastMost = times(node.copies, least)
	s.atLeastSurge = times(node.copies, atLeast(p.surge(Known(least))))
}

// copied is a number over all pools that the node stands for.
func (node *poolNode) copied(n Value[int]) Value[int] {
	if node.copies > 1 {
		n.v = times(n.v, node.copies)
	}
	return n
}

// countDefault is how many nodes there are when no count is written: one, but
// what the scale profiles say for a pool of single machines, and Azure's choice
// for AKS Automatic.
func (node *poolNode) countDefault(v *value.Value) Value[int] {
	b, kind := node.owner, node.p.Type
	switch {
	case kind.IsUnknown():
		return NotKnown[int]("it is not written, and the default depends on the type of the pool, which is not known", kind.from...)
	case kind.v == machines:
		var lacks need
		n := 0
		for _, profile := range manual(v, &lacks) {
			count := number(profile.GetFold("count"), profile, Defaulted(1))
			lacks.leaf("the count of a scale profile", count)
			n = add(n, count.v)
		}
		if lacks.some() {
			return lacking[int](lacks)
		}
		return known(n, v.GetFold("virtualMachinesProfile"))
	}
	return preset(b, Defaulted(1), NotKnown[int]("AKS Automatic chooses it", b.sku))
}

// machines is the type of a pool of single machines, with scale profiles in
// place of a size and a count.
const machines = "VirtualMachines"

// manual are the manual scale profiles of a pool of single machines.
func manual(v *value.Value, lacks *need) []*value.Value {
	scale := v.GetFold("virtualMachinesProfile", "scale")
	profiles := scale.GetFold("manual")
	switch {
	case profiles.IsUnknown() || profiles.Open():
		lacks.value("the scale profiles are not known", profiles)
	case profiles.IsNothing() || !scale.GetFold("autoscale").IsNothing():
		lacks.value("the scale profiles of the pool say it", v)
	}
	return profiles.Items()
}

// profileSize is the size of a pool that writes none: that of its only scale
// profile, or Azure's choice.
func profileSize(kind Value[string], v *value.Value) Value[string] {
	if kind.Or(machines) != machines {
		return None[string]()
	}
	var lacks need
	lacks.leaf("the type of the pool", kind)
	profiles := manual(v, &lacks)
	if !lacks.some() && len(profiles) != 1 {
		lacks.value("the scale profiles of the pool say it", v)
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return text(profiles[0].GetFold("size"), profiles[0], None[string]())
}

// atLeast is the value, or zero as long as it is not known.
func atLeast(n Value[int]) int { return max(n.Or(0), 0) }

// byScaling is the count, or the bound of the autoscaler where it is on.
func (p *Pool) byScaling(name string, bound Value[int]) Value[int] {
	var lacks need
	on, ok := p.Autoscaling.Get()
	switch {
	case !ok:
		lacks.leaf("whether autoscaling is on", p.Autoscaling)
	case !on:
		if n, ok := p.Count.Get(); ok {
			return derived(n, p.Count).Explained(fmt.Sprintf("autoscaling is off, so count: %d", n))
		}
		lacks.leaf("count", p.Count)
	case bound.IsNull():
		lacks.value("autoscaling is on, but "+name+" is not written", first(p.Autoscaling.from))
	default:
		if n, ok := bound.Get(); ok {
			return derived(n, bound).Explained(fmt.Sprintf("autoscaling is on, so %s: %d", name, n))
		}
		lacks.leaf(name, bound)
	}
	return lacking[int](lacks)
}

func first(vs []*value.Value) *value.Value {
	if len(vs) == 0 {
		return nil
	}
	return vs[0]
}

// surge is how many extra nodes an upgrade of n nodes takes. Not written it is
// planned as a tenth, at least one: pages say 10% and one node. Spot pools take
// no such setting, and a pool that upgrades by taking nodes away needs none.
func (p *Pool) surge(n Value[int]) Value[int] {
	var lacks need
	if !lacks.leaf("the priority", p.Priority) || !lacks.leaf("max_surge", p.MaxSurge) || !lacks.leaf("max_unavailable", p.MaxUnavailable) {
		return lacking[int](lacks)
	}
	if p.Priority.v == "Spot" {
		return derived(0, p.Priority).Explained("a Spot pool is upgraded without extra nodes")
	}
	if p.MaxSurge.IsNull() && !p.MaxUnavailable.IsNull() && p.MaxUnavailable.v != "0" && p.MaxUnavailable.v != "0%" {
		return derived(0, p.MaxUnavailable).Explained("max_unavailable is written and max_surge is not: nodes are taken away, none is added")
	}
	written := p.MaxSurge.Or("10%")
	digits, percent := strings.CutSuffix(strings.TrimSpace(written), "%")
	amount, err := strconv.Atoi(digits)
	if err != nil || amount < 0 {
		return NotKnown[int]("max_surge is neither a number nor a percentage", p.MaxSurge.from...)
	}
	if !percent {
		return derived(amount, p.MaxSurge).Explained(fmt.Sprintf("max_surge: %d", amount))
	}
	if !lacks.leaf("the number of nodes", n) {
		return lacking[int](lacks)
	}
	nodes := share(amount, n.v)
	if p.MaxSurge.IsNull() {
		nodes = max(nodes, min(n.v, 1))
		return derived(nodes, n).Explained(fmt.Sprintf("max_surge is not written: 10%% of %d, rounded up, at least 1: %d", n.v, nodes))
	}
	return derived(nodes, p.MaxSurge).Explained(fmt.Sprintf("%s of %d, rounded up: %d", written, n.v, nodes))
}

// share is percent of n, rounded up.
func share(percent, n int) int { return capped((min(percent, 1000)*capped(n) + 99) / 100) }
