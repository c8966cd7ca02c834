package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

const agcGroup = "alb.networking.azure.io"

// KubeBalancer is an ApplicationLoadBalancer: the ALB controller makes an
// Application Gateway for Containers of it.
type KubeBalancer struct {
	Manifest
	Associations List[*KubeAssociation] `json:"associations" doc:"Subnets it is tied to; one is allowed."`
}

// KubeAssociation is a subnet that an ApplicationLoadBalancer is tied to.
type KubeAssociation struct {
	Entity
	ID         Value[string] `json:"id" doc:"As written: the id of a subnet."`
	WellFormed Value[bool]   `json:"well_formed" doc:"Derived: it is the id of a subnet."`
	Index      Value[int]    `json:"index" doc:"Derived: place of the subnet in network.subnets; null when no subnet among the files is it."`
}

// KubePolicy is a policy of Application Gateway for Containers: HealthCheckPolicy,
// BackendTLSPolicy, FrontendTLSPolicy, RoutePolicy, WebApplicationFirewallPolicy.
type KubePolicy struct {
	Manifest
	TargetGroup Value[string] `json:"target_group" k8s:"spec.targetRef.group" doc:"API group of what it is for; null when not written."`
	TargetKind  Value[string] `json:"target_kind" k8s:"spec.targetRef.kind" doc:"Kind of what it is for."`
	TargetName  Value[string] `json:"target_name" k8s:"spec.targetRef.name" doc:"Name of what it is for."`
	TLSPolicy   Value[string] `json:"tls_policy" k8s:"spec.default.policyType.name" doc:"Predefined TLS policy of a FrontendTLSPolicy; null otherwise."`
	Found       Value[bool]   `json:"found" doc:"Derived: what it is for is among the files. False only when the files are whole."`
}

// AGCObject is an object that Application Gateway for Containers has to serve.
type AGCObject struct {
	Entity
	Kind string        `json:"kind" doc:"Gateway, Ingress or ApplicationLoadBalancer."`
	Asks Value[string] `json:"asks" doc:"What asks for it: the class, or the name of an ApplicationLoadBalancer."`
}

// agcPolicies are the kinds that are policies.
var agcPolicies = []string{"HealthCheckPolicy", "BackendTLSPolicy", "FrontendTLSPolicy", "RoutePolicy", "WebApplicationFirewallPolicy", "BackendLoadBalancingPolicy"}

// agc reads what is for Application Gateway for Containers.
func (d *deploy) agc() {
	for _, o := range d.of(agcGroup, "ApplicationLoadBalancer") {
		b := &KubeBalancer{}
		fill(b, o.Body, o.Body, o.Address())
		b.Manifest = d.manifest(o)
		d.associations(o, b)
		d.k.Balancers.Add(b)
		d.asks(o, &b.Manifest, Known(familyAGC, o.Body), Known(o.Name, o.Get("metadata", "name")))
	}
	for _, o := range d.of(agcGroup, agcPolicies...) {
		p := &KubePolicy{}
		fill(p, o.Body, o.Body, o.Address())
		p.Manifest = d.manifest(o)
		p.Found = d.policyTarget(o, p)
		d.k.Policies.Add(p)
	}
	for _, g := range d.k.Gateways.Items {
		d.namedBalancer(g.object, &g.Balancer)
		d.asks(g.object, &g.Manifest, g.Family, g.Class)
	}
	for _, in := range d.k.Ingresses.Items {
		d.namedBalancer(in.object, &in.Balancer)
		d.asks(in.object, &in.Manifest, in.Family, in.Class)
	}
}

// asks lists an object that has to be served.
func (d *deploy) asks(o *placedObject, m *Manifest, family, by Value[string]) {
	list := &d.k.AGCObjects
	f, ok := family.Get()
	switch {
	case m.System.Or(false), family.IsNull(), ok && f != familyAGC:
		return
	case !ok:
		list.Open, list.Why = true, value.NewUnknown("the class of "+o.Address()+" is not known"+after(": ", family.Why()), o)
		return
	}
	list.Add(&AGCObject{Entity: Entity{Address: o.Address(), Scope: m.Scope, At: o}, Kind: o.Kind, Asks: by})
}

// namedBalancer finds the ApplicationLoadBalancer that annotations name.
func (d *deploy) namedBalancer(o *placedObject, a *AGCAnnotations) {
	a.Found, _, _ = d.follow(reference{from: o, group: agcGroup, kind: "ApplicationLoadBalancer", name: a.Name, namespace: a.Namespace})
	d.balancerOf(a)
}

// policyTarget finds what a policy is for.
func (d *deploy) policyTarget(o *placedObject, p *KubePolicy) Value[bool] {
	kind, ok := p.TargetKind.Get()
	group := p.TargetGroup.Or("")
	if !ok || p.TargetGroup.IsUnknown() {
		return NotKnown[bool](reasoned(p.TargetKind, p.TargetGroup), p.TargetName.From()...)
	}
	namespace := text(o.Get("spec", "targetRef", "namespace"), o.Body, None[string]())
	found, _, _ := d.follow(reference{from: o, group: group, kind: kind, name: p.TargetName, namespace: namespace})
	return found
}

// associations reads the subnets of an ApplicationLoadBalancer.
func (d *deploy) associations(o *placedObject, b *KubeBalancer) {
	list := o.Get("spec", "associations")
	if list.IsUnknown() || list.Open() {
		b.Associations.Open, b.Associations.Why = true, list
	}
	for _, item := range list.Items() {
		a := &KubeAssociation{Entity: Entity{Address: o.Address(), At: item.Locator()}, ID: text(item, list, None[string]())}
		id, isID := azure.ParseID(a.ID.Or(""))
		isSubnet := isID && azure.SameType(id.Type, typeSubnet)
		a.WellFormed = derive(a.ID, func(string) Value[bool] { return Known(isSubnet) }).orElse(Known(false, item))
		a.Index = d.subnetOf(a.ID, id, isSubnet)
		b.Associations.Add(a)
	}
}

// subnetOf finds the subnet of a literal id among those of the cluster.
func (d *deploy) subnetOf(written Value[string], id azure.ID, isSubnet bool) Value[int] {
	from := written.From()
	seen, why := d.c.Seen()
	switch {
	case written.IsUnknown():
		return NotKnown[int](written.Why(), from...)
	case !isSubnet:
		return None[int](from...)
	case !seen:
		return NotKnown[int](why, from...)
	}
	up, _ := id.Parent()
	best, at, alike := no, 0, 0
	for i, s := range d.c.Network.Subnets.Items {
		is := min(nameIs(s.Name, id.Name()), d.isNetwork(s, up))
		if is != no {
			alike++
		}
		if is > best {
			best, at = is, i
		}
	}
	if best == maybe && alike == 1 && d.c.Complete && d.namesMatch(at, id) {
		best = yes // there is no other it could be
	}
	switch {
	case best == yes:
		return Known(at, from...)
	case best == maybe:
		return NotKnown[int]("it is not known whether it is subnet "+d.c.Network.Subnets.Items[at].Name.Or(d.c.Network.Subnets.Items[at].Address), from...)
	case d.c.Network.Subnets.Open:
		return NotKnown[int]("the subnet is not among the files", from...)
	}
	return None[int](from...)
}

// namesMatch reports whether a subnet and its network are called as an id says.
func (d *deploy) namesMatch(at int, id azure.ID) bool {
	s := d.c.Network.Subnets.Items[at]
	i, ok := s.VNetIndex.Get()
	up, _ := id.Parent()
	return ok && !d.c.Network.Subnets.Open && nameIs(s.Name, id.Name()) == yes && nameIs(d.c.Network.VNets.Items[i].Name, up.Name()) == yes
}

// isNetwork reports whether a subnet lies in the network of a literal id.
func (d *deploy) isNetwork(s *Subnet, id azure.ID) answer {
	i, ok := s.VNetIndex.Get()
	switch {
	case s.VNetIndex.IsNull():
		key, ok := s.VNetID.Get()
		if !ok || partly(key) || strings.Contains(key, ":") {
			return maybe
		}
		return answerOf(strings.EqualFold(key, idKey(id)))
	case !ok:
		return maybe
	}
	v := d.c.Network.VNets.Items[i]
	is := nameIs(v.Name, id.Name())
	r, ok := v.At.(*azure.Resource)
	if !ok {
		return min(is, maybe)
	}
	if same, known := r.Identified(id); known {
		return answerOf(same)
	}
	return min(is, inGroup(r, id))
}
