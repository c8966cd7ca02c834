package model

import (
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// agic reads the Application Gateway Ingress Controller add-on.
func (b *build) agic() {
	a := &b.c.Ingress.AGIC
	a.Enabled = b.addon("ingressApplicationGateway", Defaulted(false))
	config := b.get("addonProfiles", "ingressApplicationGateway", "config")
	at := b.at("addonProfiles", "ingressApplicationGateway", "config")
	if on, ok := a.Enabled.Get(); ok && !on {
		config = nil
	}
	gateway := config.GetFold("applicationGatewayId")
	link := b.resolve(b.r.Unit, gateway, typeGateway)
	a.GatewayID = keyed(link, at)
	a.SubnetCIDR = text(config.GetFold("subnetCIDR"), at, text(config.GetFold("subnetPrefix"), at, None[string]()))
	subnet, role, unit := config.GetFold("subnetId"), roleGateway, b.r.Unit
	a.GatewaySKU = None[string]()
	switch link.State {
	case azure.LinkResolved:
		b.read = append(b.read, link.Resource)
		unit = link.Resource.Unit
		a.GatewaySKU = lower(link.Resource.Prop("sku", "tier"), link.Resource.Body, None[string]())
		subnet, role = link.Resource.Prop("gatewayIPConfigurations").Index(0).GetFold("properties", "subnet"), ""
		if link.Resource.Prop("gatewayIPConfigurations").IsUnknown() {
			subnet = link.Resource.Prop("gatewayIPConfigurations")
		}
	case azure.LinkUnknown:
		a.GatewaySKU = NotKnown[string](unresolved(gateway), gateway)
		if subnet.IsNothing() {
			subnet, role = gateway, ""
		}
	case azure.LinkNone, azure.LinkExternal:
	}
	a.SameVNet = b.sameVNet(b.linkIn(unit, &a.Subnet, subnet, at, role))
	if link.State == azure.LinkExternal && a.Subnet.Written.State() == Default {
		a.Subnet = elsewhere(gateway)
		a.SameVNet = NotKnown[bool]("the gateway is not among the files", gateway)
	}
}

// elsewhere is a link that cannot be seen.
func elsewhere(v *value.Value) SubnetLink {
	const why = "it is not among the files"
	return SubnetLink{NotKnown[bool](why, v), NotKnown[string](why, v), NotKnown[int](why, v)}
}

// gatewayShared looks for another cluster whose add-on drives the same gateway.
func (b *build) gatewayShared() {
	mine := &b.c.Ingress.AGIC
	id, ok := mine.GatewayID.Get()
	var lacks need
	switch {
	case mine.GatewayID.IsNull():
		mine.Shared = Defaulted(false, mine.GatewayID.from...).Explained("the add-on drives no gateway of the files")
		return
	case !ok:
		lacks.leaf("the gateway", mine.GatewayID)
	}
	for _, o := range b.builds {
		its := &o.c.Ingress.AGIC
		other, known := its.GatewayID.Get()
		on := its.Enabled.Or(false)
		switch {
		case o == b || its.GatewayID.IsNull():
		case !known:
			lacks.leaf("the gateway of cluster "+o.name(), its.GatewayID)
		case ok && other == id && on && !o.c.Maybe:
			mine.Shared = Known(true, append(append([]*value.Value(nil), mine.GatewayID.from...), its.GatewayID.from...)...).Explained("cluster " + o.name() + " drives it too")
			return
		case ok && other == id:
			lacks.value("it is not known whether cluster "+o.name()+" drives it", first(its.GatewayID.from))
		}
	}
	mine.Shared = Known(false, mine.GatewayID.from...).Explained("no other cluster among the files drives it")
	if lacks.some() {
		mine.Shared = lacking[bool](lacks)
	}
}

// sameVNet says whether a subnet lies in the network of the pools.
func (b *build) sameVNet(e end[subnetNode]) Value[bool] {
	if e.state == azure.LinkNone {
		return None[bool]()
	}
	here := b.vnetOfSubnet(e)
	if n, ok := b.nodesIn(here); ok {
		return Known(true, e.value).Explained("the subnet of pool " + n.name + " lies in the same network")
	}
	var lacks need
	ends := b.nodeEnds()
	for _, n := range ends {
		if n.vnet.same(here) != no {
			lacks.value("the network of pool "+n.name+", or of this subnet, is not known", n.end.value)
		}
	}
	switch {
	case lacks.some():
		return lacking[bool](lacks)
	case len(ends) == 0:
		return None[bool](e.value)
	}
	return Known(false, e.value).Explained("the pools lie in other networks")
}
