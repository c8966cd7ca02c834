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
	owner  *build // nil when it belongs to no cluster
	ipam   Value[string]
	demand demand
}

// demand is what a use asks for.
type demand struct {
	now, most, floor        Value[int] // floor is most with the fewest addresses a node can do with
	atLeastNow, atLeastMost int
	formula                 string
}

// exactly is a demand that does not change.
func exactly(n int, formula string) demand {
	return demand{Known(n), Known(n), Known(n), n, n, formula}
}

// uncertain is a demand that is not known and may be nothing.
func uncertain(lacks need) demand {
	n := lacking[int](lacks)
	return demand{now: n, most: n, floor: n, formula: "?"}
}

// copied is the demand of several alike.
func (d demand) copied(n int) demand {
	if n > 1 {
		d.now.v, d.most.v, d.floor.v = times(d.now.v, n), times(d.most.v, n), times(d.floor.v, n)
		d.atLeastNow, d.atLeastMost = times(d.atLeastNow, n), times(d.atLeastMost, n)
		d.formula = strconv.Itoa(n) + " x (" + d.formula + ")"
	}
	return d
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
	u.demand = u.demand.copied(r.Copies)
	if name, ok := r.Name().Str(); ok {
		u.name = name
	}
	u.end = s.subnetEnd(r.Unit, subnet)
	s.note(&u)
}

// note keeps a use, unless no subnet is stated or the subnet is known to be
// elsewhere.
func (s *scan) note(u *use) {
	u.stated = u.At
	if at := u.end.value.Locator(); at != nil {
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
	u.end, u.unit, u.owner = e, b.r.Unit, b
	if u.At == nil {
		u.At = b.r
	}
	b.note(&u)
}

// otherUses are the subnets of add-ons.
func (b *build) otherUses() {
	for _, l := range b.linked {
		u := use{role: l.role, name: b.name()}
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
			u := use{role: roleAPIServer, kind: "api_server", name: b.name(), demand: exactly(apiServerAddresses, strconv.Itoa(apiServerAddresses))}
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
		role:   roleNodes, kind: "private_endpoint", name: b.name() + " API server", ipam: pool.p.IPAM, demand: exactly(1, "1"),
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

// poolUses are the addresses of a pool's nodes and pods.
func (s *scan) poolUses(n *poolNode) {
	kind := "nodes"
	if n.p.IPAM.v == ipamNodeSubnet {
		kind = "nodes_and_pods"
	}
	n.owner.own(n.subnet, use{Entity: n.p.Entity, role: roleNodes, kind: kind, name: n.name(), ipam: n.p.IPAM, demand: n.nodeDemand()})
	n.owner.own(n.podSubnet, use{Entity: n.p.Entity, role: rolePods, kind: "pods", name: n.name(), ipam: n.p.IPAM, demand: n.podDemand()})
}

// nodeDemand is what the node subnet gives: an address for each node, and with a
// node subnet for pods also one for each pod a node can run.
func (n *poolNode) nodeDemand() demand {
	p := n.p
	each := perNode{now: Known(1), most: Known(1), atLeast: 1}
	switch mode, ok := p.IPAM.Get(); {
	case !ok:
		unknown := NotKnown[int](p.IPAM.Why(), p.IPAM.from...)
		each = perNode{unknown, unknown, unknown, 1, " x (1 + ?)"}
	case mode == ipamNodeSubnet:
		all := derive(p.MaxPods, func(pods int) Value[int] { return Known(add(1, pods)) })
		each = perNode{all, all, all, add(1, p.MaxPods.Or(0)), " x (1 + " + digits(p.MaxPods) + ")"}
	}
	return n.demand(each)
}

// podDemand is what the pod subnet gives: blocks of sixteen for each node. With
// static blocks they are taken at once; otherwise a node starts with one and
// takes more as its pods come ("Azure CNI Pod Subnet").
func (n *poolNode) podDemand() demand {
	p := n.p
	mode, ok := p.IPAM.Get()
	switch {
	case !ok:
		var lacks need
		lacks.leaf("how pods get addresses", p.IPAM)
		return uncertain(lacks)
	case mode != ipamDynamic && mode != ipamStatic:
		return exactly(0, "0")
	}
	spare := 8
	if mode == ipamStatic {
		spare = 1
	}
	blocks := func(pods int) int { return times(16, (capped(pods)+spare+15)/16) }
	all := derive(p.MaxPods, func(pods int) Value[int] { return Known(blocks(pods)) })
	formula := fmt.Sprintf(" x 16 x ceil((%s + %d) / 16)", digits(p.MaxPods), spare)
	if mode == ipamStatic {
		return n.demand(perNode{all, all, all, blocks(p.MaxPods.Or(0)), formula})
	}
	return n.demand(perNode{Known(16), all, Known(16), 16, formula})
}

// perNode is what each node needs: now, at most, and at most if it does with the
// least.
type perNode struct {
	now, most, floor Value[int]
	atLeast          int
	formula          string
}

// demand multiplies by the nodes, surge included.
func (n *poolNode) demand(each perNode) demand {
	s := n.nodes
	nodes := total(need{}, []Value[int]{s.most, s.surge})
	if each.formula == "" {
		each.floor = each.most
	}
	d := demand{
		now: product(s.now, each.now), most: product(nodes, each.most), floor: product(nodes, each.floor),
		atLeastNow:  times(s.atLeastNow, each.atLeast),
		atLeastMost: times(add(s.atLeastMost, s.atLeastSurge), each.atLeast),
		formula:     "(" + digits(s.most) + " + " + digits(s.surge) + ")" + each.formula,
	}
	if v, ok := d.most.Get(); ok {
		d.formula += " = " + strconv.Itoa(v)
		d.most = d.most.Explained("nodes at most and surge" + after(", by addresses of a node", each.formula) + ": " + d.formula)
	}
	return d
}

// product multiplies two leaves.
func product(a, b Value[int]) Value[int] {
	var lacks need
	lacks.leaf("the number of nodes", a)
	lacks.leaf("what a node needs", b)
	if lacks.some() {
		return lacking[int](lacks)
	}
	return Known(times(a.v, b.v), append(append([]*value.Value(nil), a.from...), b.from...)...)
}

// digits writes a number into a formula.
func digits(n Value[int]) string {
	if v, ok := n.Get(); ok {
		return strconv.Itoa(v)
	}
	return "?"
}

// gatewayDemand counts an address for each instance an Application Gateway may
// grow to, and one for each private frontend ("Application Gateway
// infrastructure configuration").
func (s *scan) gatewayDemand(r *azure.Resource) demand {
	instances := number(r.Prop("autoscaleConfiguration", "maxCapacity"), r.Body, None[int]())
	if instances.IsNull() {
		instances = number(r.Prop("sku", "capacity"), r.Body, NotKnown[int]("how far the gateway scales is not written"))
	}
	frontends := r.Prop("frontendIPConfigurations")
	var lacks need
	private := 0
	for _, f := range frontends.Items() {
		there := s.present(r.Unit, f.GetFold("properties", "subnet"), nil)
		lacks.leaf("whether a frontend is private", there)
		if there.Or(false) {
			private++
		}
	}
	if frontends.IsUnknown() || frontends.Open() {
		lacks.value("the frontends are not known", frontends)
	}
	formula := digits(instances) + " + " + strconv.Itoa(private)
	atLeast := add(atLeast(instances), private)
	lacks.leaf("how far the gateway scales", instances)
	all := lacking[int](lacks)
	if !lacks.some() {
		all = derive(instances, func(n int) Value[int] { return Known(add(n, private)) })
	}
	return demand{all, all, all, atLeast, atLeast, formula}
}

func (b *build) name() string {
	if s, ok := b.c.Name.Get(); ok {
		return s
	}
	return b.r.Address
}
