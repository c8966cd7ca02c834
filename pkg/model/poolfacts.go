package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// modeDefault is the mode when none is written. ARM wants it written; a cluster
// cannot be without a system pool, so its only pool is one.
func (b *build) modeDefault(first bool) Value[string] {
	switch {
	case b.r.Dialect.Provider != "azurerm" && first && b.onlyPool():
		return Defaulted("System").Explained("it is the only pool, and a cluster has a system pool")
	case b.r.Dialect.Provider != "azurerm":
		return NotKnown[string]("the mode is not written, and ARM has no default for it")
	case first:
		return Defaulted("System")
	}
	return Defaulted("User")
}

// onlyPool reports whether the cluster certainly has one pool.
func (b *build) onlyPool() bool {
	inside := b.get("agentPoolProfiles")
	return len(inside.Items()) == 1 && !inside.Open() && len(b.children)+len(b.strays) == 0 && b.outside() == nil
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
		return Known(true, n.podSubnet.value, n.subnet.value).Explained("both subnets lie in one network")
	case no:
		return Known(false, n.podSubnet.value, n.subnet.value).Explained("the two subnets lie in different networks")
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
			return known(true, item).Explained("taint " + s)
		}
	}
	if taints.Open() {
		lacks.value("there may be more taints", taints)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	if taints.IsNothing() {
		return orDefault(Defaulted(false), taints, at).Explained("no taint is written")
	}
	return known(false, taints).Explained("no taint keeps ordinary pods away")
}
