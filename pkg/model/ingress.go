package model

import (
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// ingress reads what brings traffic into the cluster.
func (b *build) ingress() {
	in := &b.c.Ingress
	in.AppRouting = b.feature(preset(b, Defaulted(false), Defaulted(true)), "ingressProfile", "webAppRouting", "enabled")
	in.AppRoutingGateway = b.appRoutingGateway()
	b.agic()
	b.agc()
	b.c.infra = b.infrastructure()
}

// appRoutingGateway reads whether application routing serves the Gateway API.
func (b *build) appRoutingGateway() Value[bool] {
	path := []string{"ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode"}
	standard := Defaulted("disabled")
	if b.c.Provider == "azurerm" {
		standard = None[string](b.at())
	}
	automatic := NotKnown[string]("it is not written, and AKS Automatic decides by the version of Kubernetes", b.at())
	mode := lower(b.get(path...), b.at(path[:len(path)-1]...), preset(b, standard, automatic))
	return derive(mode, func(m string) Value[bool] { return Known(m == "enabled") })
}

// agc reads Application Gateway for Containers.
func (b *build) agc() {
	a := &b.c.Ingress.AGC
	a.Addon = b.albAddon()
	for _, r := range b.agcs() {
		if lb := b.loadBalancer(r); lb != nil {
			a.LoadBalancers.Add(lb)
		}
	}
	if why := b.outside(); why != nil {
		a.LoadBalancers.Open, a.LoadBalancers.Why = true, why
	}
	b.controller()
	a.InUse = b.agcInUse()
}

// agcs are the load balancers that may be this cluster's: those of its unit, and
// those of others whose association names a subnet by a literal id.
func (b *build) agcs() []*azure.Resource {
	out := slices.Clone(b.index(typeAGC).inUnit[b.r.Unit])
	listed := map[*azure.Resource]bool{}
	for _, c := range b.index(typeAGCAssoc).literal {
		r := b.parent(c).Resource
		if r != nil && r.Unit != b.r.Unit && !listed[r] {
			listed[r] = true
			out = append(out, r)
		}
	}
	return out
}

// loadBalancer reads one load balancer, nil when it is not this cluster's.
func (b *build) loadBalancer(r *azure.Resource) *ApplicationLoadBalancer {
	associations := b.below(r, typeAGCAssoc)
	serves := b.serves(r, associations)
	if serves == no {
		return nil
	}
	lb := &ApplicationLoadBalancer{
		Entity:   entity(r),
		Name:     named(r.Name(), r.Body),
		Location: lower(r.Get("location"), r.Body, None[string]()),
	}
	if serves == maybe {
		lb.Maybe, lb.MaybeWhy = true, r.Body
	}
	b.read = append(b.read, r)
	for _, c := range associations {
		assoc := &AGCAssociation{Entity: c.entity, Name: named(c.r.Name(), c.r.Body)}
		assoc.SameVNet = b.sameVNet(b.linkIn(c.r.Unit, &assoc.Subnet, c.r.Prop("subnet"), c.r.Body, ""))
		lb.Associations.Add(assoc)
		b.read = append(b.read, c.r)
	}
	lb.AssociationCount = b.count("an association", associations)
	lb.FrontendCount = b.count("a frontend", b.below(r, typeAGCFrontend))
	lb.WAF = b.waf(b.below(r, typeAGCPolicy))
	return lb
}

// part is a resource that belongs to another, or may.
type part struct {
	r      *azure.Resource
	entity Entity
}

// below lists the resources of a type that belong to r. One whose parent is not
// known may belong to any resource of its unit.
func (b *build) below(r *azure.Resource, t string) []part {
	var out []part
	x := b.index(t)
	for _, c := range x.of[r] {
		e := entity(c)
		if r.Copies > 1 {
			e.Maybe, e.MaybeWhy = true, whichOf(r)
		}
		out = append(out, part{c, e})
	}
	for _, c := range x.stray[r.Unit] {
		e := entity(c)
		e.Maybe, e.MaybeWhy = true, c.Parent
		out = append(out, part{c, e})
	}
	return out
}

// count counts what surely exists. Two decide what one asks of it (more than
// one), so that what may exist beside them does not matter; none is certain only
// when the files are all there is.
func (b *build) count(what string, items []part) Value[int] {
	n := 0
	var lacks need
	var from []*value.Value
	for _, c := range items {
		if c.entity.Maybe {
			lacks.value("it is not known whether "+c.r.Address+" belongs to it", c.entity.MaybeWhy)
			continue
		}
		n += max(c.r.Copies, 1)
		from = append(from, declared(c.r))
	}
	switch ok, why, at := b.closed(); {
	case n >= 2:
	case lacks.some():
		return lacking[int](lacks)
	case n == 0 && !ok:
		return NotKnown[int](what+" may be declared elsewhere: "+why, at)
	}
	return Known(n, from...).Explained(fmt.Sprintf("%d declared", n))
}

func (b *build) waf(policies []part) Value[bool] {
	var lacks need
	for _, c := range policies {
		there := b.present(c.r.Unit, c.r.Prop("wafPolicy"), c.r.Body)
		switch {
		case c.entity.Maybe:
			lacks.value("it is not known whether "+c.r.Address+" belongs to it", c.entity.MaybeWhy)
		case there.Or(false):
			return Known(true, declared(c.r)).Explained(c.r.Address + " names a firewall policy")
		default:
			lacks.leaf("whether "+c.r.Address+" has a firewall policy", there)
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}

// agcInUse: a load balancer or the credential of its controller is this
// cluster's, or the add-on is on.
func (b *build) agcInUse() Value[bool] {
	a := &b.c.Ingress.AGC
	var lacks need
	for _, lb := range a.LoadBalancers.Items {
		if !lb.Maybe {
			return Known(true, lb.Name.from...).Explained("load balancer " + lb.Address)
		}
		lacks.value("it is not known whether "+lb.Address+" serves this cluster", lb.MaybeWhy)
	}
	if a.Addon.Or(false) {
		return a.Addon.Explained("the add-on is on")
	}
	lacks.leaf("whether the add-on is on", a.Addon)
	if a.Controller.Namespace.State() == Set {
		return Known(true, a.Controller.Namespace.from...).Explained("a credential of its controller is declared for this cluster")
	}
	for _, c := range b.c.Identity.FederatedCredentials.Items {
		if c.Namespace.Or("") == albNamespace && c.ThisCluster.Or(false) && !c.Maybe {
			return Known(true, c.Subject.from...).Explained(c.Address + " is for the namespace of its controller")
		}
		_, why := albCredential(c)
		lacks.merge(why)
	}
	if a.LoadBalancers.Open {
		lacks.value(a.LoadBalancers.Why.Why(), a.LoadBalancers.Why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false).Explained("neither a load balancer nor its controller nor the add-on is declared")
}
