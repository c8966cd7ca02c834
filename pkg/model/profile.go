package model

import (
	"strconv"

	"github.com/akslint/akslint/pkg/value"
)

// Ranges that Azure takes when none is written ("Azure CNI Overlay", key
// parameters; dual stack adds the second).
const (
	defaultServiceCIDR  = "10.0.0.0/16"
	defaultServiceCIDR6 = "fd12:3456:789a:1::/108"
	defaultPodCIDR      = "10.244.0.0/16"
	defaultPodCIDR6     = "fd12:3456:789a::/64"
	defaultDNSServiceIP = "10.0.0.10"
)

// How pods get their addresses.
const (
	ipamOverlay    = "overlay"
	ipamDynamic    = "pod_subnet_dynamic"
	ipamStatic     = "pod_subnet_static"
	ipamNodeSubnet = "node_subnet"
	ipamKubenet    = "kubenet"
	ipamNone       = "none"
)

// unstated reports whether no plugin is written, so that the cluster is overlay
// or kubenet: in both nodes take an address each and a block of the pod range. A
// pool with a pod subnet speaks against both.
func (b *build) unstated() bool {
	n := &b.c.Network
	if stated, known := n.PluginStated.Get(); !known || stated || b.automatic != no || b.c.Pools.Open {
		return false
	}
	for _, node := range b.pools {
		if written, known := node.p.PodSubnet.Written.Get(); !known || written {
			return false
		}
	}
	return !n.PluginMode.IsUnknown()
}

// podRangeUsed says whether each node takes a block of the pod range.
func (b *build) podRangeUsed() answer {
	mode, ok := b.c.Network.IPAM.Get()
	switch {
	case mode == ipamOverlay || mode == ipamKubenet || !ok && b.unstated():
		return yes
	case !ok:
		return maybe
	}
	return no
}

const pluginUnstated = "the network plugin is not written, and the documentation disagrees on what Azure then picks (overlay or kubenet)"

// profile reads the network profile, as far as it does not depend on pools.
func (b *build) profile() {
	n, p, at := &b.c.Network, b.get("networkProfile"), b.at("networkProfile")
	plugin := p.GetFold("networkPlugin")
	n.Plugin = lower(plugin, at, preset(b, NotKnown[string](pluginUnstated, at), Defaulted("azure")))
	n.PluginStated = stated(plugin, at)
	n.PluginMode = lower(p.GetFold("networkPluginMode"), at, preset(b, None[string](), b.automaticMode()))
	n.DataPlane = lower(p.GetFold("networkDataplane"), at, preset(b, Defaulted("azure"), Defaulted("cilium")))
	n.Policy = lower(p.GetFold("networkPolicy"), at, preset(b, Defaulted("none"), Defaulted("cilium")))
	n.BeyondPorts = b.beyondPorts(p.GetFold("advancedNetworking"), at)
	n.LoadBalancerSKU = lower(p.GetFold("loadBalancerSku"), at, Defaulted("standard"))
	n.OutboundType = text(p.GetFold("outboundType"), at, preset(b, Defaulted("loadBalancer"), None[string]()),
		"loadBalancer", "userDefinedRouting", "managedNATGateway", "managedNATGatewayV2", "userAssignedNATGateway", "none", "block")
	n.IPFamilies = texts(p.GetFold("ipFamilies"), at, Defaulted([]string{"IPv4"}), "IPv4", "IPv6")
	n.ServiceCIDRs = b.ranges(p, at, "serviceCidrs", "serviceCidr", b.byFamily(defaultServiceCIDR, defaultServiceCIDR6))
	n.DNSServiceIP = text(p.GetFold("dnsServiceIP"), at, b.dnsDefault())
}

// beyondPorts is what Advanced Container Networking Services enforce:
// learn.microsoft.com/azure/aks/how-to-apply-l7-policies, 2026-08-21.
func (b *build) beyondPorts(v, at *value.Value) Value[string] {
	if v.Kind() == value.Object {
		at = v
	}
	off := preset(b, Defaulted(false), NotKnown[bool]("AKS Automatic decides over it", b.sku))
	on := boolean(v.GetFold("enabled"), at, off)
	security := boolean(v.GetFold("security", "enabled"), at, off)
	level := lower(v.GetFold("security", "advancedNetworkPolicies"), at, Defaulted("fqdn"))
	switch {
	case v.IsUnknown():
		return NotKnown[string]("", v)
	case !on.IsUnknown() && !on.Or(false):
		return Defaulted("none", on.From()...).Explained("advanced networking is off")
	case !security.IsUnknown() && !security.Or(false):
		return Defaulted("none", security.From()...).Explained("the security features of advanced networking are off")
	case on.IsUnknown() || security.IsUnknown():
		return NotKnown[string](reasoned(on, security), origins(on, security)...)
	}
	return level.Explained("the security features of advanced networking are on")
}

// automaticMode is the plugin mode of AKS Automatic: overlay unless the plugin
// was chosen otherwise.
func (b *build) automaticMode() Value[string] {
	if b.c.Network.Plugin.Or("azure") != "azure" {
		return None[string]()
	}
	return Defaulted(ipamOverlay)
}

// stated says whether a value is written. One that is unknown may be null.
func stated(v, at *value.Value) Value[bool] {
	switch {
	case v.IsUnknown():
		return NotKnown[bool]("", v)
	case v.IsNothing():
		return orDefault(Defaulted(false), v, at)
	}
	return known(!v.Implied(), v)
}

// ranges reads a list of address ranges, or the single one that older
// configurations write instead.
func (b *build) ranges(p, at *value.Value, list, single string, def Value[[]string]) Value[[]string] {
	many := texts(p.GetFold(list), at, None[[]string]())
	if many.IsUnknown() || len(many.v) > 0 {
		return many
	}
	one := text(p.GetFold(single), at, None[string]())
	switch {
	case one.IsUnknown():
		return NotKnown[[]string]("", one.from...)
	case one.IsNull():
		return orDefault(def, written(p.GetFold(single), p.GetFold(list)), at)
	}
	return known([]string{one.v}, one.from[0])
}

// byFamily is a default that has a second range with IPv6.
func (b *build) byFamily(v4, v6 string) Value[[]string] {
	families := b.c.Network.IPFamilies
	if families.IsUnknown() {
		return NotKnown[[]string]("it is not written, and the default depends on the IP families, which are not known", families.from...)
	}
	out := []string{v4}
	for _, f := range families.v {
		if f == "IPv6" {
			out = append(out, v6)
		}
	}
	return Defaulted(out)
}

// dnsDefault goes with the default service range only.
func (b *build) dnsDefault() Value[string] {
	switch services := b.c.Network.ServiceCIDRs; services.state {
	case Unknown:
		return NotKnown[string]("it is not written, and the default depends on the service range, which is not known", services.from...)
	case Default:
		return Defaulted(defaultDNSServiceIP)
	case Set:
	}
	return None[string]()
}

// ipam is how the pods of a pool get addresses.
func (b *build) ipam(podSubnet Value[bool], allocation Value[string]) Value[string] {
	n := &b.c.Network
	var lacks need
	if !lacks.leaf("the network plugin", n.Plugin) {
		return NotKnown[string](n.Plugin.Why(), n.Plugin.from...)
	}
	switch n.Plugin.v {
	case ipamKubenet, ipamNone:
		return derived(n.Plugin.v, n.Plugin).Explained("the network plugin is " + n.Plugin.v)
	case "azure":
	default:
		return NotKnown[string]("the network plugin "+strconv.Quote(n.Plugin.v)+" is not one of azure, kubenet, none", n.Plugin.from...)
	}
	if !lacks.leaf("the network plugin mode", n.PluginMode) {
		return lacking[string](lacks)
	}
	if n.PluginMode.v == ipamOverlay {
		return derived(ipamOverlay, n.PluginMode).Explained("the network plugin mode is overlay")
	}
	if !lacks.leaf("the pod subnet", podSubnet) {
		return lacking[string](lacks)
	}
	if !podSubnet.v {
		return derived(ipamNodeSubnet, n.Plugin).Explained("the network plugin is azure, without overlay and without a pod subnet")
	}
	if !lacks.leaf("the allocation of pod addresses", allocation) {
		return lacking[string](lacks)
	}
	if allocation.v == "StaticBlock" {
		return derived(ipamStatic, allocation).Explained("pods have a subnet, and addresses are given out in static blocks")
	}
	return derived(ipamDynamic, podSubnet).Explained("pods have a subnet of their own")
}

// derived is a leaf that follows from another, which is the one to point at.
func derived[T, A any](v T, from Value[A]) Value[T] {
	return Value[T]{state: max(from.state, Set), v: v, from: from.from}
}

// podRanges reads the pod ranges once the mode is known.
func (b *build) podRanges() {
	n, p, at := &b.c.Network, b.get("networkProfile"), b.at("networkProfile")
	var def Value[[]string]
	switch b.podRangeUsed() {
	case maybe:
		def = NotKnown[[]string]("it is not written, and the default depends on the network mode: "+n.IPAM.Why(), n.IPAM.from...)
	case yes:
		def = b.byFamily(defaultPodCIDR, defaultPodCIDR6)
	case no:
		def = None[[]string]()
	}
	n.PodCIDRs = b.ranges(p, at, "podCidrs", "podCidr", def)
}
