package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// infrastructure finds what identifiers in manifests name among what the infrastructure
// deploys, over all clusters of a scan.
type infrastructure struct {
	// called are the resources that an identifier names, or may.
	called func(id azure.ID) (sure *azure.Resource, perhaps []*azure.Resource)
	// drivers are the other clusters whose add-on drives a gateway; lacks says why
	// there may be more.
	drivers func(keys ...string) (addresses []string, lacks need)
	// outside shows that what an identifier names is deployed by other files; nil
	// when nothing does.
	outside func(id azure.ID) *value.Value
	absent  Value[bool]
}

func (b *build) infrastructure() *infrastructure {
	return &infrastructure{called: b.calledSo, drivers: b.drivers, outside: b.existsOutside, absent: b.absent()}
}

// calledSo looks an identifier up. One that leaves only the subscription open
// names a resource when the files are all there is and hold no other.
func (b *build) calledSo(id azure.ID) (sure *azure.Resource, perhaps []*azure.Resource) {
	for _, r := range b.named(id) {
		switch b.is(r, id) {
		case yes:
			return r, nil
		case maybe:
			perhaps = append(perhaps, r)
		case no:
		}
	}
	if ok, _, _ := b.closed(); ok && len(perhaps) == 1 && min(called(perhaps[0].Name(), id.Name()), inGroup(perhaps[0], id)) == yes {
		return perhaps[0], nil
	}
	return nil, perhaps
}

// drivers looks for clusters whose add-on drives a gateway of one of some keys.
func (b *build) drivers(keys ...string) (addresses []string, lacks need) {
	for _, o := range b.builds {
		its := &o.c.Ingress.AGIC
		id, ok := its.GatewayID.Get()
		switch {
		case o == b || its.GatewayID.IsNull():
		case !ok:
			lacks.leaf("the gateway of cluster "+o.name(), its.GatewayID)
		case id == keys[0] || len(keys) > 1 && id == keys[1]:
			if its.Enabled.Or(false) && !o.c.Maybe {
				addresses = append(addresses, o.c.Address)
			} else {
				lacks.value("it is not known whether cluster "+o.name()+" drives it", first(its.GatewayID.From()))
			}
		}
	}
	return addresses, lacks
}

// balancerOf finds the load balancer of an identifier.
func (d *deploy) balancerOf(a *AGCAnnotations) {
	from := a.ID.From()
	a.Declared, a.Elsewhere = None[bool](from...), None[string](from...)
	unknown := func(why string, at ...*value.Value) {
		a.Declared, a.Elsewhere = NotKnown[bool](why, append(from, at...)...), NotKnown[string](why, append(from, at...)...)
	}
	seen, why := d.c.Seen()
	written, ok := a.ID.Get()
	id, isID := azure.ParseID(written)
	switch {
	case a.ID.IsNull():
		return
	case !ok:
		unknown(a.ID.Why())
		return
	case !isID || !azure.SameType(id.Type, typeAGC):
		return // its form is wrong, which is told elsewhere
	case !seen:
		unknown(why)
		return
	}
	r, perhaps := d.c.infra.called(id)
	outside := d.c.infra.outside(id)
	switch {
	case r != nil:
		a.Declared = Known(true, from...).Explained(r.Address)
		a.Elsewhere = d.servesOther(r, from)
	case len(perhaps) > 0:
		unknown("it is not known whether it is "+perhaps[0].Address, value.NewUnknown("it is not known which one it is", perhaps[0]))
	case outside != nil:
		a.Declared = NotKnown[bool](outside.Why(), append(from, outside)...)
	case d.c.infra.absent.IsUnknown():
		a.Declared = NotKnown[bool](d.c.infra.absent.Why(), append(from, d.c.infra.absent.From()...)...)
	default:
		a.Declared = Known(false, from...)
	}
}

// servesOther names a load balancer that is known not to be this cluster's.
func (d *deploy) servesOther(r *azure.Resource, from []*value.Value) Value[string] {
	for _, lb := range d.c.Ingress.AGC.LoadBalancers.Items {
		switch {
		case lb.At != value.Locator(r):
		case lb.Maybe && r.Exists == azure.Yes:
			return NotKnown[string]("it is not known which cluster "+r.Address+" serves", append(from, lb.MaybeWhy)...)
		default:
			return None[string](from...)
		}
	}
	if r.Exists != azure.Yes {
		return None[string](from...)
	}
	return Known(r.Address, from...)
}

// Keys of the settings of the Application Gateway Ingress Controller from its
// chart (github.com/Azure/application-gateway-kubernetes-ingress).
const (
	agicID     = "APPGW_RESOURCE_ID"
	agicName   = "APPGW_NAME"
	agicGroup  = "APPGW_RESOURCE_GROUP"
	agicSub    = "APPGW_SUBSCRIPTION_ID"
	agicShared = "APPGW_ENABLE_SHARED_APPGW"
)

// agicGateway finds the gateway that a controller from a chart drives, and the
// other cluster whose add-on drives it too.
func (d *deploy) agicGateway() {
	c := &d.k.Controllers
	c.AGICGateway, c.AGICRival, c.AGICBeside = None[string](), None[string](), None[bool]()
	switch {
	case c.AGIC.Address.IsNull():
		return
	case c.AGIC.Address.IsUnknown():
		c.AGICGateway = NotKnown[string](c.AGIC.Address.Why(), c.AGIC.Address.From()...)
		c.AGICRival = c.AGICGateway
		c.AGICBeside = NotKnown[bool](c.AGIC.Address.Why(), c.AGIC.Address.From()...)
		return
	}
	c.AGICBeside = d.besideAddon(None[bool](), nil)
	for _, o := range d.of("", "ConfigMap") {
		data := o.Get("data")
		if data.Get(agicID).IsNothing() && data.Get(agicName).IsNothing() {
			continue
		}
		c.AGICGateway = gatewayOf(data, o.Body)
		c.AGICRival = d.otherDriver(c.AGICGateway, entry(data, o.Body, agicShared))
		c.AGICBeside = d.besideAddon(servesOwn(data), data)
		return
	}
}

// gatewayOf is the identifier of the gateway by the settings of the controller.
func gatewayOf(data, at *value.Value) Value[string] {
	if id := filledIn(entry(data, at, agicID)); !id.IsNull() {
		return id
	}
	sub, group, name := entry(data, at, agicSub), entry(data, at, agicGroup), entry(data, at, agicName)
	if sub.Or("") == "" || group.Or("") == "" || name.Or("") == "" {
		return NotKnown[string]("the settings of the controller do not say it", origins(sub, group, name)...)
	}
	return Known(strings.Join([]string{"/subscriptions", sub.v, "resourceGroups", group.v, "providers/Microsoft.Network/applicationGateways", name.v}, "/"), name.From()...)
}

// otherDriver is the other cluster whose add-on drives a gateway; null when the
// controller was told to share.
func (d *deploy) otherDriver(gateway, shared Value[string]) Value[string] {
	from := gateway.From()
	seen, why := d.c.Seen()
	written, ok := gateway.Get()
	id, isID := azure.ParseID(written)
	switch {
	case shared.Or("") == "true":
		return None[string](from...)
	case shared.IsUnknown():
		return NotKnown[string](shared.Why(), shared.From()...)
	case !ok:
		return NotKnown[string](gateway.Why(), from...)
	case !seen:
		return NotKnown[string](why, from...)
	case !isID:
		return None[string](from...)
	}
	keys := []string{idKey(id)}
	r, perhaps := d.c.infra.called(id)
	if r != nil {
		keys = append(keys, keyOf(r))
	}
	found, lacks := d.c.infra.drivers(keys...)
	if len(perhaps) > 0 {
		lacks.value("it is not known whether the gateway is "+perhaps[0].Address, value.NewUnknown("it is not known which one it is", perhaps[0]))
	}
	switch {
	case len(found) > 0:
		return Known(found[0], from...)
	case lacks.some():
		return lackingAt[string](lacks, from)
	}
	return None[string](from...)
}
