package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// agicClasses are the classes that the controller serves unless it was told
// another one, and so does the add-on (github.com/Azure/application-gateway-kubernetes-ingress).
var agicClasses = []string{"azure-application-gateway", "azure/application-gateway", ""}

// servesOwn says whether the settings of a controller name a class of its own; null
// when they name none.
func servesOwn(data *value.Value) Value[bool] {
	out := None[bool](data)
	for _, f := range data.Fields() {
		if !strings.HasSuffix(f.Name, "INGRESS_CLASS") && !strings.HasSuffix(f.Name, "INGRESS_CLASS_RESOURCE_NAME") {
			continue
		}
		name, ok := f.Value.Str()
		if !ok {
			return NotKnown[bool]("the class of the controller is not known", f.Value)
		}
		if isOne(Known(name), agicClasses...) == no {
			out = Known(true, f.Value)
		}
	}
	if data.IsUnknown() || data.Open() {
		return NotKnown[bool]("the settings of the controller are not all known", data)
	}
	return out
}

// besideAddon says whether a controller from manifests does what the add-on does:
// one that was scaled to nothing does not run, and one with a class and a gateway
// of its own keeps to them.
func (d *deploy) besideAddon(own Value[bool], data *value.Value) Value[bool] {
	c := &d.k.Controllers
	addon := d.c.Ingress.AGIC.Enabled
	if on, ok := addon.Get(); ok && !on {
		return None[bool](addon.From()...)
	}
	at, ok := c.AGIC.Workload.Get()
	if !ok {
		return NotKnown[bool](c.AGIC.Workload.Why(), c.AGIC.Workload.From()...)
	}
	from := c.AGIC.Address.From()
	most := d.k.Workloads.Items[at].ReplicasMax
	n, known := most.Get()
	switch {
	case !known && !most.IsNull():
		return NotKnown[bool]("it is not known whether the controller runs: "+most.Why(), most.From()...)
	case known && n == 0:
		return Known(false, most.From()...).Explained("it has no replicas")
	case own.IsNull():
		return Known(true, from...).Explained("it serves the class of the add-on")
	case own.IsUnknown():
		return NotKnown[bool](own.Why(), own.From()...)
	}
	return d.sameGateway(data)
}

// sameGateway compares the gateway of a controller with that of the add-on.
func (d *deploy) sameGateway(data *value.Value) Value[bool] {
	mine, theirs := d.k.Controllers.AGICGateway, d.c.Ingress.AGIC.GatewayID
	written, ok := mine.Get()
	id, isID := azure.ParseID(written)
	key, known := theirs.Get()
	if !ok || !isID || !known {
		return NotKnown[bool]("it is not known whether the controller drives the gateway of the add-on", append(mine.From(), data)...)
	}
	r, perhaps := d.c.infra.called(id)
	switch {
	case key == idKey(id), r != nil && key == keyOf(r):
		return Known(true, mine.From()...).Explained("it drives the gateway of the add-on")
	case len(perhaps) > 0 || partly(key):
		return NotKnown[bool]("it is not known whether the controller drives the gateway of the add-on", mine.From()...)
	}
	return Known(false, mine.From()...).Explained("it has a class and a gateway of its own")
}
