package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// addons reads add-ons and managed features.
func (b *build) addons() {
	a := &b.c.Addons
	off, on := Defaulted(false), Defaulted(true)
	a.AzurePolicy = b.addon("azurepolicy", preset(b, off, on))
	a.KeyVaultCSI = b.addon("azureKeyvaultSecretsProvider", off)
	a.Monitoring = b.addon("omsagent", off)
	a.VirtualNodes = b.addon("aciConnectorLinux", off)
	a.HTTPRouting = b.addon("httpApplicationRouting", off)
	a.Defender = b.feature(off, "securityProfile", "defender", "securityMonitoring", "enabled")
	a.KEDA = b.feature(preset(b, off, on), "workloadAutoScalerProfile", "keda", "enabled")
	a.VPA = b.feature(preset(b, off, on), "workloadAutoScalerProfile", "verticalPodAutoscaler", "enabled")
	mesh := lower(b.get("serviceMeshProfile", "mode"), b.at("serviceMeshProfile"), Defaulted("disabled"))
	a.ServiceMesh = derive(mesh, func(mode string) Value[bool] { return Known(mode == "istio") })
	a.IstioIngress = b.istioIngress()

	a.Flux = b.extension(func(kind string) bool { return kind == "microsoft.flux" }, typeFlux)
	a.Dapr = b.extension(func(kind string) bool { return kind == "microsoft.dapr" }, "")
	a.Backup = b.extension(func(kind string) bool { return kind == "microsoft.dataprotection.kubernetes" }, "")
	a.Arc = b.extension(func(string) bool { return true }, typeFlux)
	b.virtualNodeSubnet()
	b.storageDrivers()
}

// storageDrivers reads which storage drivers AKS runs.
func (b *build) storageDrivers() {
	on := Defaulted(true)
	b.c.Storage = Storage{
		Disk:      b.feature(on, "storageProfile", "diskCSIDriver", "enabled"),
		File:      b.feature(on, "storageProfile", "fileCSIDriver", "enabled"),
		Blob:      b.feature(Defaulted(false), "storageProfile", "blobCSIDriver", "enabled"),
		Snapshots: b.feature(on, "storageProfile", "snapshotController", "enabled"),
	}
}

// addon reads a switch of the add-on profiles.
func (b *build) addon(name string, def Value[bool]) Value[bool] {
	return b.feature(def, "addonProfiles", name, "enabled")
}

func (b *build) feature(def Value[bool], path ...string) Value[bool] {
	return boolean(b.get(path...), b.at(path[:len(path)-1]...), def)
}

// istioIngress: one of the gateways of the mesh is on.
func (b *build) istioIngress() Value[bool] {
	mesh := b.c.Addons.ServiceMesh
	if on, ok := mesh.Get(); !ok || !on {
		return mesh.Explained("the mesh is off")
	}
	gateways := b.get("serviceMeshProfile", "istio", "components", "ingressGateways")
	if gateways.IsUnknown() {
		return NotKnown[bool]("", gateways)
	}
	var lacks need
	for _, g := range gateways.Items() {
		enabled := boolean(g.GetFold("enabled"), g, Defaulted(false))
		if enabled.Or(false) {
			return enabled.Explained("a gateway of the mesh is on")
		}
		lacks.leaf("whether a gateway of the mesh is on", enabled)
	}
	if gateways.Open() {
		lacks.value("there may be more gateways", gateways)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return orDefault(Defaulted(false), gateways, b.at("serviceMeshProfile")).Explained("no gateway of the mesh is on")
}

// extension says whether a cluster extension is declared for this cluster;
// resources of type also declare it.
func (b *build) extension(kind func(string) bool, also string) Value[bool] {
	var lacks need
	for _, t := range []string{typeExtension, also} {
		if t == "" {
			continue
		}
		for _, r := range b.concerning(t, b.r.Unit) {
			mine, at := b.appliesTo(r)
			is := yes
			if t == typeExtension {
				is = isKind(r, kind)
			}
			if r.Exists != azure.Yes {
				is = min(is, maybe)
			}
			switch min(mine, is) {
			case yes:
				b.read = append(b.read, r)
				return Known(true, declared(r)).Explained(r.Address + " is declared")
			case maybe:
				lacks.value(r.Address+" may be it", at)
			case no:
			}
		}
	}
	if why := b.outside(); why != nil {
		lacks.value(why.Why(), why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}

// declared stands for a resource's being there, for a place to point at.
func declared(r *azure.Resource) *value.Value { return value.NewBool(true, r) }

func isKind(r *azure.Resource, kind func(string) bool) answer {
	s, ok := r.Prop("extensionType").Str()
	switch {
	case !ok:
		if kind("") {
			return yes
		}
		return maybe
	case kind(strings.ToLower(s)):
		return yes
	}
	return no
}

// appliesTo says whether an extension resource is this cluster's.
func (b *build) appliesTo(r *azure.Resource) (answer, *value.Value) {
	v := r.Scope
	if v == nil {
		v = r.Parent
	}
	link := b.resolve(r.Unit, v, typeCluster)
	switch {
	case link.State == azure.LinkResolved && link.Resource == b.r:
		return yes, v
	case link.State == azure.LinkUnknown && r.Unit == b.r.Unit:
		if v == nil {
			v = r.Body
		}
		return maybe, v
	}
	return no, nil
}

// virtualNodeSubnet resolves the subnet of the virtual nodes, which is named,
// not identified: it lies in the network of the pools.
func (b *build) virtualNodeSubnet() {
	at := b.at("addonProfiles", "aciConnectorLinux", "config")
	v := b.get("addonProfiles", "aciConnectorLinux", "config", "subnetName")
	link := &b.c.Addons.VirtualNodeSubnet
	if on, ok := b.c.Addons.VirtualNodes.Get(); ok && !on {
		v = nil
	}
	name, named := v.Str()
	if !named {
		b.link(link, v, at, roleVirtual)
		return
	}
	*link = SubnetLink{Written: known(true, v)}
	e := end[subnetNode]{state: azure.LinkUnknown, value: v}
	if refs := b.g.Resolve(b.r.Unit, v, typeSubnet); refs.State == azure.LinkResolved {
		e.node = b.subnetOf[refs.Resource]
	} else if len(b.pools) > 0 {
		e.node = b.subnetCalled(name, b.vnetOfSubnet(b.pools[0].subnet))
	}
	if e.node != nil {
		e.state, e.key = azure.LinkResolved, e.node.key
	}
	link.ID = e.leaf()
	b.linked = append(b.linked, linked{link, e, roleVirtual})
}

// subnetCalled finds a subnet of a network by name; nil when it is not certain.
func (b *build) subnetCalled(name string, in end[vnetNode]) *subnetNode {
	var hit *subnetNode
	for _, s := range b.nets.subnets {
		if s.vnet.same(in) == no {
			continue
		}
		switch min(called(s.name, name), s.vnet.same(in)) {
		case yes:
			hit = s
		case maybe:
			return nil
		case no:
		}
	}
	return hit
}
