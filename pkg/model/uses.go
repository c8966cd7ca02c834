package model

import (
	"fmt"
	"strconv"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// Roles of a subnet.
const (
	roleNodes     = "nodes"
	rolePods      = "pods"
	roleAPIServer = "api_server"
	roleAGC       = "agc"
	roleGateway   = "application_gateway"
	roleVirtual   = "virtual_nodes"
	roleEndpoints = "private_endpoints"
	roleOther     = "other_cluster"
)

// rolesByName are subnets that Azure knows by their name.
var rolesByName = map[string]string{
	"AzureBastionSubnet":            "bastion",
	"AzureFirewallSubnet":           "firewall",
	"AzureFirewallManagementSubnet": "firewall",
	"GatewaySubnet":                 "vpn_gateway",
}

// Addresses that are planned for what is not a pool: the API server of a
// cluster with VNet integration ("API server VNet integration": count nine) and
// an association of Application Gateway for Containers (256, among them the five
// that Azure keeps anyway).
const (
	apiServerAddresses = 9
	agcAddresses       = 256
)

// use is something that uses a subnet, and the addresses it needs there. A use
// without a kind needs none that can be counted.
type use struct {
	Entity
	stated value.Locator // where the subnet is stated
	end    end[subnetNode]
	unit   string
	role   string
	kind   string
	name   string
	full   bool   // the name says which cluster it belongs to
	owner  *build // nil when it belongs to no cluster
	alike  bool   // it is that of the other clusters the owner stands for
	ipam   Value[string]
	demand demand
}

// findUses gathers what uses subnets over the whole scan: clusters share them.
func (s *scan) findUses() {
	for _, b := range s.builds {
		for _, node := range b.pools {
			s.poolUses(node)
		}
		if b.c.Pools.Open {
			b.own(anyEnd(b.c.Pools.Why), use{role: roleNodes, kind: "nodes", name: "pools that may exist", ipam: NotKnown[string]("the pool is not known")})
		}
		for _, e := range b.hosted {
			var lacks need
			lacks.value("AKS Automatic decides how many nodes it runs", e.value)
			b.own(e, use{role: roleNodes, kind: "nodes", name: "nodes of AKS Automatic", ipam: b.c.Network.IPAM, demand: uncertain(lacks)})
		}
		b.autoProvisioning()
		b.apiServerUses()
		b.otherUses()
	}
	for _, r := range s.g.OfType(typeEndpoint) {
		s.use(r, r.Prop("subnet"), use{role: roleEndpoints, kind: "private_endpoint", demand: exactly(1, "1")})
	}
	for _, r := range s.g.OfType(typeGateway) {
		configs := r.Prop("gatewayIPConfigurations")
		u := use{role: roleGateway, kind: "application_gateway", demand: s.gatewayDemand(r)}
		for _, config := range configs.Items() {
			s.use(r, config.GetFold("properties", "subnet"), u)
		}
		if configs.IsUnknown() || configs.Open() {
			s.use(r, lost(configs), u)
		}
	}
	for _, r := range s.g.OfType(typeAGCAssoc) {
		s.use(r, r.Prop("subnet"), use{role: roleAGC, kind: "agc_association", demand: exactly(agcAddresses, strconv.Itoa(agcAddresses))})
	}
	for _, node := range s.nets.subnets {
		if name, ok := node.name.Str(); ok && rolesByName[name] != "" {
			s.usesOf[node] = append(s.usesOf[node], &use{
				Entity: node.entity, unit: node.unit, role: rolesByName[name], name: name, stated: node.entity.At,
			})
		}
	}
}

// lost is an unknown that stands for what a list may hold besides what it shows.
func lost(list *value.Value) *value.Value {
	if list.IsUnknown() {
		return list
	}
	return value.NewUnknown("there may be more of them", list.Locator())
}

// use notes what a resource of its own does with a subnet.
func (s *scan) use(r *azure.Resource, subnet *value.Value, u use) {
	u.Entity, u.unit, u.name = entity(r), r.Unit, r.Address
	if name, ok := sayable(text(r.Name(), nil, None[string]())); ok {
		u.name = name
	}
	u.end = s.subnetEnd(r.Unit, subnet)
	if many := u.end.node.many(); many != nil {
		u.Maybe, u.MaybeWhy = true, many
	} else {
		u.demand = u.demand.copied(r.Copies)
	}
	s.note(&u)
}

// note keeps a use, unless no subnet is stated or the subnet is known to be
// elsewhere.
func (s *scan) note(u *use) {
	u.stated = u.At
	if at := u.end.value.Locator(); at != nil && !u.end.value.Secret() {
		u.stated = at
	}
	switch u.end.state {
	case azure.LinkResolved:
		s.usesOf[u.end.node] = append(s.usesOf[u.end.node], u)
	case azure.LinkUnknown:
		s.lost = append(s.lost, u)
	case azure.LinkNone, azure.LinkExternal:
	}
}

func (b *build) own(e end[subnetNode], u use) {
	u.end, u.owner = e, b
	if u.unit == "" {
		u.unit = b.r.Unit
	}
	if u.At == nil {
		u.At = b.r
	}
	b.note(&u)
	if b.r.Copies == azure.Uncounted && b.shared(&u) {
		more := u
		more.alike, more.name = true, "others like "+u.name
		more.Maybe, more.MaybeWhy = true, value.NewUnknown("it is not known how many there are of "+b.r.Address, b.r)
		b.note(&more)
	}
	if n := b.alike(&u); n > 0 {
		more := u
		more.alike, more.name, more.demand = true, fmt.Sprintf("%d more like %s", n, u.name), u.demand.copied(n)
		b.note(&more)
	}
}

// alike is how many more clusters use a subnet as this one does, when the cluster
// stands for many. Where there are many subnets as well, each may have its own. A
// resource beside the cluster counts its own copies.
func (b *build) alike(u *use) int {
	if b.r.Copies <= 1 || !b.shared(u) {
		return 0
	}
	return b.r.Copies - 1
}

// shared reports whether all copies of the cluster use the one subnet of a use.
func (b *build) shared(u *use) bool {
	node := u.end.node
	return u.Address == "" && node != nil && node.many() == nil && node.entity.Copies != azure.Uncounted
}

// ofAnother reports whether a use is one by another cluster.
func (u *use) ofAnother(b *build) bool { return u.owner != nil && (u.owner != b || u.alike) }

// otherUses are the subnets of add-ons.
func (b *build) otherUses() {
	for _, l := range b.linked {
		u := use{role: l.role, name: b.name(), full: true}
		switch l.role {
		case roleVirtual:
			u.only(b.c.Addons.VirtualNodes)
		case roleGateway:
			u.only(b.c.Ingress.AGIC.Enabled)
		default:
			continue
		}
		b.own(l.end, u)
	}
}

// only makes a use depend on a switch that is on or not known.
func (u *use) only(on Value[bool]) {
	if !on.Or(false) {
		u.Maybe, u.MaybeWhy = true, first(on.from)
	}
}

// apiServerUses are the addresses of the API server: in its own subnet with VNet
// integration, else the endpoint of a private cluster in the subnet of the first
// pool ("Create a private AKS cluster").
func (b *build) apiServerUses() {
	api := &b.c.APIServer
	private, privateKnown := api.Private.Get()
	integrated, integratedKnown := api.VNetIntegration.Get()
	for _, l := range b.linked {
		if l.role == roleAPIServer && (integrated || !integratedKnown) {
			u := use{role: roleAPIServer, kind: "api_server", name: b.name() + " API server", full: true, demand: exactly(apiServerAddresses, strconv.Itoa(apiServerAddresses))}
			u.only(api.VNetIntegration)
			b.own(l.end, u)
		}
	}
	if len(b.pools) == 0 || privateKnown && !private || integrated {
		return
	}
	pool := b.pools[0]
	endpoint := use{
		Entity: Entity{Maybe: pool.p.Maybe, MaybeWhy: pool.p.MaybeWhy},
		role:   roleNodes, kind: "private_endpoint", name: b.name() + " API server", full: true, ipam: pool.p.IPAM, demand: exactly(1, "1"),
	}
	if !privateKnown || !integratedKnown {
		var lacks need
		lacks.leaf("whether the cluster is private", api.Private)
		lacks.leaf("whether the API server is in the network", api.VNetIntegration)
		endpoint.demand = uncertain(lacks)
		endpoint.Maybe, endpoint.MaybeWhy = true, first(lacks.from)
	}
	b.own(pool.subnet, endpoint)
}

// autoProvisioning: nodes that Azure adds by itself go into the subnet of the
// first pool, and how many is not bounded by the configuration.
func (b *build) autoProvisioning() {
	mode := b.c.NodeProvisioning
	if v, ok := mode.Get(); ok && v != "auto" || len(b.pools) == 0 {
		return
	}
	pool := b.pools[0]
	var lacks need
	lacks.value(provisioned, first(mode.from))
	u := use{role: roleNodes, kind: "nodes", name: "auto-provisioned nodes", ipam: pool.p.IPAM, demand: uncertain(lacks)}
	if mode.IsUnknown() {
		u.Maybe, u.MaybeWhy = true, first(mode.from)
	}
	if pool.p.Maybe {
		u.Maybe, u.MaybeWhy = true, pool.p.MaybeWhy
	}
	b.own(pool.subnet, u)
}

const provisioned = "node auto-provisioning may add nodes"

func (b *build) name() string {
	if s, ok := sayable(b.c.Name); ok {
		return s
	}
	return Spoken(b.r.Address)
}
